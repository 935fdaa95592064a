package dev.constellation.core.analysis;

/**
 * What is the same in two studies besides their tasks. Splits and training runs that are not the same are matched by
 * their number: a difference of independent effects has the same variance however they are matched.
 *
 * @param splits whether both pose a task with the same visible rows, split by split
 * @param trajectories whether both draw the same training tasks and seeds, run by run
 */
public record Pairing(boolean splits, boolean trajectories) {
    static Pairing of(ComparedStudy first, ComparedStudy second) {
        return new Pairing(first.agrees(second, "seed", "visible", "transductive"), first.agrees(second, "seed"));
    }

    /** What is paired, such as {@code task, split and training run}. */
    public String label() {
        if (!trajectories) {
            return "task";
        }
        return splits ? "task, split and training run" : "task and training run";
    }
}
