package dev.constellation.core.study;

import dev.constellation.core.Legible;
import dev.constellation.core.study.InvalidStudyException.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what is wrong with a study file and with the bank files it names, so that its author sees all of it at once.
 * A problem that only follows from another one is left out: of a field, and of what contains it, the first finding
 * counts.
 */
final class Findings {
    private static final int LONGEST_FIELD = 200;
    private static final int LONGEST_MESSAGE = 1000;

    private final Map<Source, List<Finding>> findings = new HashMap<>();

    /** Notes a problem, unless the field or something inside of it already has one. */
    void add(Source source, int line, String field, String message) {
        if (!touches(source, field)) {
            findings.computeIfAbsent(source, first -> new ArrayList<>()).add(new Finding(source, line, field, message));
        }
    }

    /** Whether a field of the file, or something inside of it, has a problem. */
    boolean touches(Source source, String field) {
        return findings.getOrDefault(source, List.of()).stream()
                .anyMatch(finding -> isSameOrInside(finding.field, field));
    }

    /** Throws when anything was found; in the order of the lines. */
    void done() {
        if (!findings.isEmpty()) {
            throw new InvalidStudyException(findings.values().stream()
                    .flatMap(List::stream)
                    .sorted(Comparator.comparing((Finding finding) -> finding.source.order())
                            .thenComparing(Finding::line))
                    .map(Finding::problem)
                    .toList());
        }
    }

    private static boolean isSameOrInside(String inner, String outer) {
        return inner.startsWith(outer)
                && (inner.length() == outer.length() || ".[".indexOf(inner.charAt(outer.length())) >= 0);
    }

    /**
     * Where a text comes from.
     *
     * @param order rank among the files of a study, for sorting
     * @param file name for messages
     * @param firstLine number of the text's first line in the file, from 1
     */
    record Source(int order, String file, int firstLine) {}

    private record Finding(Source source, int line, String field, String message) {
        Problem problem() {
            return new Problem(
                    source.file + ":" + line, Legible.of(field, LONGEST_FIELD), Legible.of(message, LONGEST_MESSAGE));
        }
    }
}
