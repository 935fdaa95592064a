package dev.constellation.core.stats;

/**
 * A study in which every task is tried under every split seed by every trajectory.
 *
 * @param tasks levels of the task factor
 * @param splits levels of the split factor
 * @param trajectories levels of the trajectory factor
 */
public record CrossedDesign(int tasks, int splits, int trajectories) {
    /** Trajectories from which on the crossed bootstrap covers what it claims. */
    private static final int ENOUGH_TRAJECTORIES = 8;

    /** Refuses a factor without levels. */
    public CrossedDesign {
        if (tasks < 1 || splits < 1 || trajectories < 1) {
            throw new IllegalArgumentException("design: %d tasks, %d splits, %d trajectories; each must be at least 1"
                    .formatted(tasks, splits, trajectories));
        }
    }

    /**
     * Whether there are too few trajectories for the percentiles of a bootstrap, though enough to estimate how much they
     * differ; with a single one, everything is conditional on it.
     */
    public boolean hasFewTrajectories() {
        return trajectories > 1 && trajectories < ENOUGH_TRAJECTORIES;
    }

    /** Number of cells. */
    public int cells() {
        return Math.multiplyExact(Math.multiplyExact(tasks, splits), trajectories);
    }

    /** Index of a cell; trajectories vary fastest, tasks slowest. */
    public int cell(int task, int split, int trajectory) {
        return (task * splits + split) * trajectories + trajectory;
    }

    /** Task of a cell. */
    public int taskOf(int cell) {
        return cell / (splits * trajectories);
    }
}
