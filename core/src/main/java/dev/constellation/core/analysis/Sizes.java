package dev.constellation.core.analysis;

import dev.constellation.core.stats.Factor;
import java.util.ArrayList;
import java.util.List;

/**
 * What a figure rests on.
 *
 * @param tasks tasks that contribute
 * @param splits split seeds
 * @param trajectories self-training runs; 0 for a figure of {@code gen_v0} alone, which no run touches
 * @param n samples per task, split and generator
 */
public record Sizes(int tasks, int splits, int trajectories, int n) {
    /** Factors of which there is a single level, so that an interval says nothing about others. */
    public List<Factor> conditionedOn() {
        List<Factor> single = new ArrayList<>();
        if (tasks == 1) {
            single.add(Factor.TASK);
        }
        if (splits == 1) {
            single.add(Factor.SPLIT);
        }
        if (trajectories == 1) {
            single.add(Factor.TRAJECTORY);
        }
        return single;
    }

    Sizes withTasks(int contributing) {
        return new Sizes(contributing, splits, trajectories, n);
    }

    Sizes withSamples(int samples) {
        return new Sizes(tasks, splits, trajectories, samples);
    }

    Sizes untrained() {
        return new Sizes(tasks, splits, 0, n);
    }
}
