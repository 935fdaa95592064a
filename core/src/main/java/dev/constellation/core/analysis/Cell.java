package dev.constellation.core.analysis;

import java.util.List;
import java.util.Map;

/**
 * All samples of one generator on one task under one split.
 *
 * @param bank bank of the task
 * @param taskId the task
 * @param stratum the task's stratum
 * @param split index of the split seed, from 0
 * @param trajectory index of the self-training run, from 0; {@code gen_v0} is sampled once and stands under every
 *     trajectory
 * @param round round of the generator; 0 is {@code gen_v0}
 * @param samples in sampling order
 * @param margins the trajectory's first critic on each distinct survivor, by program text; empty without a critic
 * @param retrained the same of the critic that was trained again on this round's generator; empty without one
 */
public record Cell(
        String bank,
        String taskId,
        String stratum,
        int split,
        int trajectory,
        int round,
        List<SampleOutcome> samples,
        Map<String, Double> margins,
        Map<String, Double> retrained) {
    /** A cell that no retrained critic scored. */
    public Cell(
            String bank,
            String taskId,
            String stratum,
            int split,
            int trajectory,
            int round,
            List<SampleOutcome> samples,
            Map<String, Double> margins) {
        this(bank, taskId, stratum, split, trajectory, round, samples, margins, Map.of());
    }

    /** Copies the collections. */
    public Cell {
        samples = List.copyOf(samples);
        margins = Map.copyOf(margins);
        retrained = Map.copyOf(retrained);
    }

    /** The cell with the margins of the retrained critic in the place of the first one's. */
    public Cell rescored() {
        return new Cell(bank, taskId, stratum, split, trajectory, round, samples, retrained);
    }
}
