package dev.constellation.core.analysis;

import dev.constellation.core.domain.Puzzle;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything that figures are computed from. The report digest is a function of this and of the definition alone.
 *
 * @param cells one per bank, task, split, trajectory and evaluated round, sorted by these
 * @param models the trained adapters, generators and critics, sorted by name
 * @param exclusions tasks that were left out of a bank: "bank/id" to reason
 * @param digests digests of the domain, the base, the first generator and the prompts, by name
 * @param compared what self-training is compared with
 * @param costs wall, node and CPU seconds, tokens and repeated records by name; outside of the digest
 * @param axes axes of the tasks' secret programs, by task id; tasks without any are left out
 * @param roundCosts tokens, node and CPU seconds by name, of each round of the study's own self-training, critics and
 *     evaluations; repeated work and what self-training is compared with are in none; outside of the digest
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
        Map<Integer, Map<String, Double>> roundCosts,
        Map<String, Puzzle> puzzles) {
    /** How names of costs begin that are wall time of the model node, in seconds; what it does at once shares it. */
    public static final String NODE_SECONDS = "node seconds";

    /** How names of costs begin that are processor time of the model node, in seconds. */
    public static final String CPU_SECONDS = "cpu seconds";

    /** Name of the cost in money. */
    public static final String MONEY = "money";

    private static final double SECONDS_PER_HOUR = 3600;

    /** The outcomes of a study that compares its self-training with nothing, without axes and what models saw. */
    public StudyData(
            List<Cell> cells,
            List<TrainedModel> models,
            Map<String, String> exclusions,
            Map<String, String> digests,
            Map<String, Double> costs) {
        this(cells, models, exclusions, digests, Map.of(), Map.of(), costs, Map.of(), Map.of());
    }

    /** Copies the collections. */
    public StudyData {
        cells = List.copyOf(cells);
        models = List.copyOf(models);
        axes = Map.copyOf(axes);
        puzzles = Map.copyOf(puzzles);
    }

    /** The same, with what the model node's time costs in money at a price per hour. */
    public StudyData priced(double nodeHour) {
        Map<Integer, Map<String, Double>> rounds = new TreeMap<>(roundCosts);
        rounds.replaceAll((_, ofRound) -> priced(ofRound, nodeHour));
        return new StudyData(
                cells, models, exclusions, digests, compared, axes, priced(costs, nodeHour), rounds, puzzles);
    }

    private static Map<String, Double> priced(Map<String, Double> costs, double nodeHour) {
        double seconds = costs.entrySet().stream()
                .filter(cost -> cost.getKey().startsWith(NODE_SECONDS))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        Map<String, Double> priced = new TreeMap<>(costs);
        priced.put(MONEY, seconds / SECONDS_PER_HOUR * nodeHour);
        return priced;
    }
}
