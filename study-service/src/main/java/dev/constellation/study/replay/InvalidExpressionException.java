package dev.constellation.study.replay;

import java.util.List;

/** A text is no expression that gives survivors a value. */
final class InvalidExpressionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The problems, each with its place in the text. */
    private final transient List<String> problems;

    InvalidExpressionException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    List<String> problems() {
        return problems;
    }
}
