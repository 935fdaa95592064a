package dev.constellation.core.analysis;

import dev.constellation.core.domain.Puzzle;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that figures are computed from. The report digest is a function of this and of the definition alone.
 *
 * @param cells one per bank, task, split, trajectory and evaluated round, sorted by these
 * @param models the trained adapters, generators and critics, sorted by name
 * @param exclusions tasks that were left out of a bank: "bank/id" to reason
 * @param digests digests of the domain, the base, the first generator and the prompts, by name
 * @param compared what self-training is compared with
 * @param costs wall and node seconds, tokens and repeated records by name; outside of the digest
 * @param axes axes of the tasks' secret programs, by task id; tasks without any are left out
 * @param puzzles what models saw of each task under the first split, by task id; outside of the digest, for readers
 */
public record StudyData(
        List<Cell> cells,
        List<TrainedModel> models,
        Map<String, String> exclusions,
        Map<String, String> digests,
        Map<Counterpart, List<Tally>> compared,
        Map<String, Set<String>> axes,
        Map<String, Double> costs,
        Map<String, Puzzle> puzzles) {
    /** The outcomes of a study that compares its self-training with nothing, without axes and what models saw. */
    public StudyData(
            List<Cell> cells,
            List<TrainedModel> models,
            Map<String, String> exclusions,
            Map<String, String> digests,
            Map<String, Double> costs) {
        this(cells, models, exclusions, digests, Map.of(), Map.of(), costs, Map.of());
    }

    /** Copies the collections. */
    public StudyData {
        cells = List.copyOf(cells);
        models = List.copyOf(models);
        axes = Map.copyOf(axes);
        puzzles = Map.copyOf(puzzles);
    }
}
