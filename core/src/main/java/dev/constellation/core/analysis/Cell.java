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
 * @param margins the trajectory's critic on each distinct survivor, by program text; empty without a critic
 */
public record Cell(
        String bank,
        String taskId,
        String stratum,
        int split,
        int trajectory,
        int round,
        List<SampleOutcome> samples,
        Map<String, Double> margins) {
    /** Copies the collections. */
    public Cell {
        samples = List.copyOf(samples);
        margins = Map.copyOf(margins);
    }
}
