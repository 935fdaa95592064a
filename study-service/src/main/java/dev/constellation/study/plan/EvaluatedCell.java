package dev.constellation.study.plan;

import dev.constellation.core.analysis.Cell;
import dev.constellation.core.analysis.SampleOutcome;
import java.util.List;
import java.util.Map;

/**
 * A cell that a study evaluates one of its own generators on.
 *
 * @param number its place among all of them, from 0
 * @param trajectory whose generator; 0 for {@code gen_v0}, which all share
 * @param round round of the generator
 * @param sampled task, split and number of samples
 */
public record EvaluatedCell(int number, int trajectory, int round, SampledCell sampled) {

    /** The cell with what is known of its samples, as it stands under a trajectory. */
    public Cell outcome(int under, List<SampleOutcome> samples, Map<String, Double> margins) {
        return new Cell(
                sampled.bank(),
                sampled.task().id(),
                sampled.task().stratum(),
                sampled.splitIndex(),
                under,
                round,
                samples,
                margins);
    }

    @Override
    public String toString() {
        return "bank '%s', task %s, split %d, v%d%s"
                .formatted(
                        sampled.bank(),
                        sampled.task().id(),
                        sampled.splitIndex(),
                        round,
                        round == 0 ? "" : " of trajectory " + trajectory);
    }
}
