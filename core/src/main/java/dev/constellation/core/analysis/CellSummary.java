package dev.constellation.core.analysis;

import dev.constellation.core.policy.Policies;
import dev.constellation.core.policy.SelectionPolicy;
import dev.constellation.core.study.StudyDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A {@link Cell} reduced to counts: enough for pass@k at every k and for the success of every policy, so that studies can
 * be compared without their samples.
 *
 * @param bank bank of the task
 * @param taskId the task
 * @param stratum the task's stratum
 * @param split index of the split seed, from 0
 * @param trajectory index of the self-training run, from 0; {@code gen_v0} stands under every one
 * @param round round of the generator; 0 is {@code gen_v0}
 * @param n samples
 * @param right samples that generalize
 * @param blocks blocks of k samples
 * @param picks by policy, the blocks whose pick generalizes; without the policies that need a critic where a survivor has
 *     no margin
 */
public record CellSummary(
        String bank,
        String taskId,
        String stratum,
        int split,
        int trajectory,
        int round,
        int n,
        int right,
        int blocks,
        Map<String, Integer> picks) {
    /** Copies the map and refuses counts that cannot be. */
    public CellSummary {
        picks = Map.copyOf(picks);
        if (n < 1 || right < 0 || right > n) {
            throw new IllegalArgumentException("right: %d of n = %d samples".formatted(right, n));
        }
        int most = blocks;
        picks.forEach((policy, count) -> {
            if (count < 0 || count > most) {
                throw new IllegalArgumentException("%s: %d of %d blocks".formatted(policy, count, most));
            }
        });
    }

    /** All complete cells of a study, by bank and round and in the order of the bank's design. */
    public static List<CellSummary> of(StudyDefinition definition, StudyData data) {
        List<CellSummary> summaries = new ArrayList<>();
        Map<String, List<Cell>> banks =
                data.cells().stream().collect(Collectors.groupingBy(Cell::bank, TreeMap::new, Collectors.toList()));
        banks.forEach((name, cells) -> BankData.of(definition, name, cells).rounds().values().stream()
                .flatMap(round -> of(definition, round).stream())
                .forEach(summaries::add));
        return summaries;
    }

    private static List<CellSummary> of(StudyDefinition definition, RoundData round) {
        boolean critic = definition.critic().isPresent() && RoundColumns.isScored(round);
        return round.present()
                .mapToObj(index -> round.cells()[index])
                .map(cell -> of(cell, round.n(), definition.k(), critic))
                .toList();
    }

    /** One cell; {@code critic} tells whether a critic scored its round. */
    static CellSummary of(Cell cell, int n, int k, boolean critic) {
        List<Block> blocks = Block.all(cell, n, k);
        boolean scored = critic && blocks.stream().allMatch(Block::isScored);
        Map<String, Integer> picks = new LinkedHashMap<>();
        for (SelectionPolicy policy : Policies.ALL) {
            if (scored || !policy.needsCritic()) {
                picks.put(policy.name(), (int) blocks.stream()
                        .filter(block -> policy.succeeds(block.survivors()))
                        .count());
            }
        }
        int right = (int) cell.samples().stream()
                .limit(n)
                .filter(SampleOutcome::generalizes)
                .count();
        return new CellSummary(
                cell.bank(),
                cell.taskId(),
                cell.stratum(),
                cell.split(),
                cell.trajectory(),
                cell.round(),
                n,
                right,
                blocks.size(),
                picks);
    }

    /** Share of the blocks whose pick generalizes; NaN without blocks or without that policy. */
    double success(String policy) {
        Integer count = picks.get(policy);
        return count == null || blocks == 0 ? Double.NaN : (double) count / blocks;
    }
}
