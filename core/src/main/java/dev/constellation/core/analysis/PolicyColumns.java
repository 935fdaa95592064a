package dev.constellation.core.analysis;

import dev.constellation.core.policy.Policies;
import dev.constellation.core.policy.SelectionPolicy;
import dev.constellation.core.stats.Columns;
import dev.constellation.core.stats.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What every policy made of the blocks of k samples of one round. A cell counts as one: its blocks are averaged. Where a
 * critic scored the round, cells with an unscored survivor are left out for all policies, so that they are compared on
 * the same cells.
 */
final class PolicyColumns {
    private final List<SelectionPolicy> policies;
    private final List<PolicyTally.Placed> subsets = new ArrayList<>();
    private final int unscored;

    private PolicyColumns(List<SelectionPolicy> policies, List<PolicyTally> tallies, int unscored, Columns columns) {
        this.policies = policies;
        this.unscored = unscored;
        tallies.forEach(tally -> subsets.add(tally.addTo(columns)));
    }

    static PolicyColumns add(Columns columns, RoundData data, int k, boolean critic) {
        List<SelectionPolicy> policies = Policies.ALL.stream()
                .filter(policy -> critic || !policy.needsCritic())
                .toList();
        List<PolicyTally> tallies = Arrays.stream(Subset.values())
                .map(subset -> new PolicyTally(subset, policies.size(), data.cells().length, data.n() / k))
                .toList();
        int unscored = 0;
        for (int index = 0; index < data.cells().length; index++) {
            Cell cell = data.cells()[index];
            List<Block> blocks = cell == null ? List.of() : Block.all(cell, data.n(), k);
            if (critic && !blocks.stream().allMatch(Block::isScored)) {
                unscored++;
            } else {
                count(index, blocks, policies, tallies);
            }
        }
        return new PolicyColumns(policies, tallies, unscored, columns);
    }

    private static void count(int cell, List<Block> blocks, List<SelectionPolicy> policies, List<PolicyTally> tallies) {
        boolean[] right = new boolean[policies.size()];
        for (Block block : blocks) {
            for (int policy = 0; policy < right.length; policy++) {
                right[policy] = policies.get(policy).succeeds(block.survivors());
            }
            tallies.forEach(tally -> tally.add(cell, block, right));
        }
    }

    List<SelectionPolicy> policies() {
        return policies;
    }

    /** Cells left out for want of a margin. */
    int unscored() {
        return unscored;
    }

    /** Tasks with a block in a subset. */
    int tasks(Subset subset) {
        return subsets.get(subset.ordinal()).tasks();
    }

    /** Share of the subset's blocks in which the policy's pick generalizes. */
    Statistic success(SelectionPolicy policy, Subset subset) {
        PolicyTally.Placed placed = subsets.get(subset.ordinal());
        return Statistic.ratio(placed.firstSuccess() + policies.indexOf(policy), placed.blocks());
    }

    /** Share of blocks that are in a subset. */
    Statistic share(Subset subset) {
        return Statistic.ratio(
                subsets.get(subset.ordinal()).blocks(),
                subsets.get(Subset.ALL.ordinal()).blocks());
    }
}
