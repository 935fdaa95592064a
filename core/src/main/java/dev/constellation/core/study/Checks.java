package dev.constellation.core.study;

import dev.constellation.core.study.InvalidStudyException.Problem;
import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one record, so that its author sees all of them at once. */
final class Checks {
    private final List<Problem> problems = new ArrayList<>();

    Checks range(String field, long value, long low, long high) {
        return that(value >= low && value <= high, field, "%d, allowed is %d to %d".formatted(value, low, high));
    }

    Checks range(String field, double value, double low, double high) {
        return that(value >= low && value <= high, field, "%s, allowed is %s to %s".formatted(value, low, high));
    }

    Checks that(boolean holds, String field, String message) {
        if (!holds) {
            problems.add(new Problem(field, message));
        }
        return this;
    }

    void done() {
        if (!problems.isEmpty()) {
            throw new InvalidStudyException(problems);
        }
    }
}
