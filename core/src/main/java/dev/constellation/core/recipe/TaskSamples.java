package dev.constellation.core.recipe;

import java.util.List;
import java.util.function.Predicate;

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

    /** The first distinct programs that satisfy a condition, all with weight 1; it is asked in sampling order. */
    List<WeightedProgram> first(int most, Predicate<JudgedSample> condition) {
        return programs.stream()
                .filter(condition)
                .map(JudgedSample::program)
                .distinct()
                .limit(most)
                .map(program -> new WeightedProgram(program, 1))
                .toList();
    }

    /** Share of samples that are right on all rows, from 0 to 1; 0 without samples. */
    double solveRate() {
        long right = programs.stream().filter(JudgedSample::generalizes).count();
        return samples == 0 ? 0 : (double) right / samples;
    }
}
