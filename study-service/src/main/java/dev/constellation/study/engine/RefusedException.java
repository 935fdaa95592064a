package dev.constellation.study.engine;

import java.util.List;

/** A submission that cannot be run, with every problem found in it. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The problems, at least one. */
    private final transient List<String> problems;

    /** Refuses with problems. */
    public RefusedException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** The problems, at least one. */
    public List<String> problems() {
        return problems;
    }
}
