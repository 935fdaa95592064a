package dev.constellation.core.stats;

import java.util.EnumSet;
import java.util.Set;

/**
 * A study in which every task is tried under every split seed by every trajectory.
 *
 * @param tasks levels of the task factor
 * @param splits levels of the split factor
 * @param trajectories levels of the trajectory factor
 */
public record CrossedDesign(int tasks, int splits, int trajectories) {
    /** Refuses a factor without levels. */
    public CrossedDesign {
        if (tasks < 1 || splits < 1 || trajectories < 1) {
            throw new IllegalArgumentException("design: %d tasks, %d splits, %d trajectories; each must be at least 1"
                    .formatted(tasks, splits, trajectories));
        }
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

    /** Factors with a single level: nothing is known of their variation, so intervals are conditional on that level. */
    public Set<Factor> conditionedOn() {
        Set<Factor> single = EnumSet.noneOf(Factor.class);
        addIfSingle(single, Factor.TASK, tasks);
        addIfSingle(single, Factor.SPLIT, splits);
        addIfSingle(single, Factor.TRAJECTORY, trajectories);
        return single;
    }

    private static void addIfSingle(Set<Factor> single, Factor factor, int levels) {
        if (levels == 1) {
            single.add(factor);
        }
    }
}
