package dev.constellation.core.study;

import java.util.List;
import java.util.stream.Collectors;

/** A definition that cannot be run, with every problem found in it. */
public final class InvalidStudyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** The problems, at least one. */
    private final transient List<Problem> problems;

    /** Reports problems. */
    public InvalidStudyException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** The problems, at least one. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * One problem of a definition.
     *
     * @param field name of the field
     * @param message what stands there and what is allowed
     */
    public record Problem(String field, String message) {
        @Override
        public String toString() {
            return field + ": " + message;
        }
    }
}
