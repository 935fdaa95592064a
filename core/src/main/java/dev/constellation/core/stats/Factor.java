package dev.constellation.core.stats;

/** A source of variation that a study draws levels from. */
public enum Factor {
    /** Which problem is to be solved. */
    TASK("this task"),
    /** Which rows of a task are visible. */
    SPLIT("this split"),
    /** One independent run of self-training. */
    TRAJECTORY("this training run");

    private final String single;

    Factor(String single) {
        this.single = single;
    }

    /** How a figure names its only level, as in "conditional on this training run". */
    public String single() {
        return single;
    }
}
