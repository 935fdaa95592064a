package dev.constellation.core.recipe;

import java.util.List;

/**
 * All samples of one task.
 *
 * @param programs those that are programs, in sampling order, repeats included
 * @param samples how many were drawn
 */
public record TaskSamples(List<JudgedSample> programs, int samples) {
    /** Refuses more programs than samples. */
    public TaskSamples {
        programs = List.copyOf(programs);
        if (samples < programs.size()) {
            throw new IllegalArgumentException(
                    "samples: %d, fewer than the %d programs".formatted(samples, programs.size()));
        }
    }

    /** Share of samples that are right on all rows, from 0 to 1; 0 without samples. */
    double solveRate() {
        long right = programs.stream().filter(JudgedSample::generalizes).count();
        return samples == 0 ? 0 : (double) right / samples;
    }
}
