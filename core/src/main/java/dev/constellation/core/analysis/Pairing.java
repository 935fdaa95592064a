package dev.constellation.core.analysis;

/**
 * What two studies share besides their tasks. Weights of the bootstrap are shared with it: what is not shared is
 * resampled in each study for itself or, where both have as many levels, under weights that meet by chance, which gives
 * the difference of independent effects the same variance.
 *
 * @param splits whether both pose a task with the same visible rows, split by split
 * @param trajectories whether both draw the same training tasks and seeds, run by run
 */
public record Pairing(boolean splits, boolean trajectories) {
    static Pairing of(ComparedStudy first, ComparedStudy second) {
        return new Pairing(
                first.agrees(second, "seed", "visible", "transductive"), first.agrees(second, "seed", "trajectories"));
    }

    /** What is paired, such as {@code task and split}. */
    public String label() {
        return splits
                ? trajectories ? "task, split and training run" : "task and split"
                : trajectories ? "task and training run" : "task";
    }
}
