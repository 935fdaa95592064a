package dev.constellation.core.analysis;

import dev.constellation.core.stats.Columns;
import java.util.stream.IntStream;

/** Blocks of one subset, cell by cell: how many there are and how many each policy got right. A cell counts as one. */
final class PolicyTally {
    private final Subset subset;
    private final double blocksPerCell;
    private final short[] blocks;
    private final short[][] successes;

    PolicyTally(Subset subset, int policies, int cells, int blocksPerCell) {
        this.subset = subset;
        this.blocksPerCell = blocksPerCell;
        this.blocks = new short[cells];
        this.successes = new short[policies][cells];
    }

    /** Counts a block of a cell, if it is in the subset. */
    void add(int cell, Block block, boolean[] right) {
        if (block.isIn(subset)) {
            blocks[cell]++;
            for (int policy = 0; policy < right.length; policy++) {
                successes[policy][cell] += right[policy] ? 1 : 0;
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
        int count = columns.add(cell -> blocks[cell] / blocksPerCell);
        for (short[] success : successes) {
            columns.add(cell -> success[cell] / blocksPerCell);
        }
        return new Placed(tasks, count, count + 1);
    }
}
