package dev.constellation.core.analysis;

import dev.constellation.core.policy.SelectionPolicy;
import dev.constellation.core.stats.Columns;
import java.util.List;
import java.util.stream.IntStream;

/** Blocks of one subset, cell by cell: how many there are and how many each policy got right, over blocks per cell. */
final class PolicyTally {
    private final Subset subset;
    private final List<SelectionPolicy> policies;
    private final double[] blocks;
    private final double[][] successes;

    PolicyTally(Subset subset, List<SelectionPolicy> policies, int cells) {
        this.subset = subset;
        this.policies = policies;
        this.blocks = new double[cells];
        this.successes = new double[policies.size()][cells];
    }

    void add(int cell, List<Block> all) {
        double weight = 1.0 / all.size();
        for (Block block : all) {
            if (block.isIn(subset)) {
                blocks[cell] += weight;
                for (int policy = 0; policy < successes.length; policy++) {
                    successes[policy][cell] += policies.get(policy).succeeds(block.survivors()) ? weight : 0;
                }
            }
        }
    }

    /**
     * Where a tally stands among the columns.
     *
     * @param tasks tasks with a block in the subset
     * @param blocks column of blocks
     * @param firstSuccess column of the first policy's successes; the others follow
     */
    record Placed(int tasks, int blocks, int firstSuccess) {}

    Placed addTo(Columns columns) {
        int tasks = (int) IntStream.range(0, blocks.length)
                .filter(cell -> blocks[cell] > 0)
                .map(columns.design()::taskOf)
                .distinct()
                .count();
        int count = columns.add(blocks);
        for (double[] success : successes) {
            columns.add(success);
        }
        return new Placed(tasks, count, count + 1);
    }
}
