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
     * @param where file and line, {@code study.yaml:7}; empty when the definition was not read from a file
     * @param field path of the field, such as {@code evaluations[1].samples}
     * @param message what stands there and what is allowed
     */
    public record Problem(String where, String field, String message) {
        /** A problem of a definition that was not read from a file. */
        public Problem(String field, String message) {
            this("", field, message);
        }

        @Override
        public String toString() {
            return (where.isEmpty() ? "" : where + ": ") + field + ": " + message;
        }
    }
}
