package dev.constellation.core.analysis;

import dev.constellation.core.stats.CrossedDesign;
import java.util.Arrays;
import java.util.List;

/**
 * Places tallies of one bank in its crossed design.
 *
 * @param design the design
 * @param tasks tasks of the bank
 * @param splits its splits
 * @param trajectories its trajectories
 */
record Tallies(CrossedDesign design, Levels<String> tasks, Levels<Integer> splits, Levels<Integer> trajectories) {
    /** A cell that was not sampled. */
    static final int NONE = -1;

    static Tallies of(CrossedDesign design, List<Cell> cells) {
        return new Tallies(
                design,
                Levels.of(cells, Cell::taskId),
                Levels.of(cells, Cell::split),
                Levels.of(cells, Cell::trajectory));
    }

    /** Right samples by cell of tallies that belong to one trajectory each. */
    int[] byTrajectory(List<Tally> tallies) {
        int[] right = new int[design.cells()];
        Arrays.fill(right, NONE);
        for (Tally tally : tallies) {
            right[cell(tally, trajectories.index(tally.trajectory()))] = tally.right();
        }
        return right;
    }

    /** Right samples by cell of tallies that all trajectories share. */
    int[] shared(List<Tally> tallies) {
        int[] right = new int[design.cells()];
        Arrays.fill(right, NONE);
        for (Tally tally : tallies) {
            for (int trajectory = 0; trajectory < design.trajectories(); trajectory++) {
                right[cell(tally, trajectory)] = tally.right();
            }
        }
        return right;
    }

    private int cell(Tally tally, int trajectory) {
        return design.cell(tasks.index(tally.taskId()), splits.index(tally.split()), trajectory);
    }
}
