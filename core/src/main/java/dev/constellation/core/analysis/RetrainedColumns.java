package dev.constellation.core.analysis;

import dev.constellation.core.analysis.RetrainedCritic.Contrast;
import dev.constellation.core.policy.Policies;
import dev.constellation.core.policy.Survivor;
import dev.constellation.core.stats.Columns;
import dev.constellation.core.stats.Statistic;
import java.util.Arrays;
import java.util.List;

/**
 * What first and retrained critics made of the same blocks of one round, beside naive pick. A cell counts as one, and only
 * when both critics scored all its survivors.
 */
final class RetrainedColumns {
    private static final int NAIVE = 0;
    private static final int FIRST = 1;
    private static final int RETRAINED = 2;
    private static final int PICKS = 3;

    private final RoundData data;
    private final int k;
    private final List<PolicyTally.Placed> subsets;
    private final RankingColumns first;
    private final RankingColumns retrained;

    private RetrainedColumns(Columns columns, RoundData data, int k) {
        this.data = data;
        this.k = k;
        subsets = tallies().stream().map(tally -> tally.addTo(columns)).toList();
        first = RankingColumns.add(columns, data);
        retrained = RankingColumns.add(columns, data.with(Cell::rescored));
    }

    static RetrainedColumns add(Columns columns, RoundData data, int k) {
        RoundData scored = data.with(cell -> isScored(cell, data.n(), k) ? cell : null);
        return new RetrainedColumns(columns, scored, k);
    }

    private static boolean isScored(Cell cell, int n, int k) {
        return Block.all(cell, n, k).stream().allMatch(Block::isScored)
                && Block.all(cell.rescored(), n, k).stream().allMatch(Block::isScored);
    }

    private List<PolicyTally> tallies() {
        List<PolicyTally> tallies = Arrays.stream(Subset.values())
                .map(subset -> new PolicyTally(subset, PICKS, data.cells().length, data.n() / k))
                .toList();
        for (int index = 0; index < data.cells().length; index++) {
            Cell cell = data.cells()[index];
            if (cell != null) {
                count(index, Block.all(cell, data.n(), k), Block.all(cell.rescored(), data.n(), k), tallies);
            }
        }
        return tallies;
    }

    private static void count(int cell, List<Block> scored, List<Block> rescored, List<PolicyTally> tallies) {
        boolean[] right = new boolean[PICKS];
        for (int i = 0; i < scored.size(); i++) {
            Block block = scored.get(i);
            List<Survivor> survivors = block.survivors();
            right[NAIVE] = Policies.NAIVE.succeeds(survivors);
            right[FIRST] = Policies.CRITIC.succeeds(survivors);
            right[RETRAINED] = Policies.CRITIC.succeeds(rescored.get(i).survivors());
            tallies.forEach(tally -> tally.add(cell, block, right));
        }
    }

    RetrainedCritic result(FigureMaker make, Sizes bank) {
        Sizes sizes = bank.withSamples(data.n());
        return new RetrainedCritic(
                data.round(),
                Arrays.stream(Subset.values())
                        .map(subset -> new RetrainedCritic.On(subset, gain(subset, make, sizes)))
                        .toList(),
                auc(make, sizes.withTasks(first.contestedTasks())));
    }

    private Contrast gain(Subset subset, FigureMaker make, Sizes sizes) {
        Sizes contributing = sizes.withTasks(subsets.get(subset.ordinal()).tasks());
        String why = data.noBlock(subset, k);
        return new Contrast(
                make.difference(success(FIRST, subset).minus(success(NAIVE, subset)), contributing, why),
                make.difference(success(RETRAINED, subset).minus(success(NAIVE, subset)), contributing, why),
                make.difference(success(RETRAINED, subset).minus(success(FIRST, subset)), contributing, why));
    }

    private Statistic success(int pick, Subset subset) {
        PolicyTally.Placed placed = subsets.get(subset.ordinal());
        return Statistic.ratio(placed.firstSuccess() + pick, placed.blocks());
    }

    private Contrast auc(FigureMaker make, Sizes sizes) {
        String why = RankingColumns.NOT_CONTESTED;
        return new Contrast(
                make.fraction(first.auc(), sizes, why),
                make.fraction(retrained.auc(), sizes, why),
                make.difference(retrained.auc().minus(first.auc()), sizes, why));
    }
}
