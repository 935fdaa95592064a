package dev.constellation.core.analysis;

import dev.constellation.core.stats.CrossedDesign;
import dev.constellation.core.study.StudyDefinition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one bank as a crossed design. Levels are ordered by their own names and numbers, so the order in which
 * cells arrive does not matter.
 *
 * @param bank the bank
 * @param design its sizes
 * @param strata stratum of each task
 * @param rounds evaluated rounds, ascending
 */
record BankData(String bank, CrossedDesign design, List<String> strata, Map<Integer, RoundData> rounds) {

    /** Arranges the cells of a bank, of which there is at least one. */
    static BankData of(StudyDefinition definition, String bank, List<Cell> cells) {
        Levels<String> tasks = Levels.of(cells, Cell::taskId);
        Levels<Integer> splits = Levels.of(cells, Cell::split);
        Levels<Integer> trajectories = Levels.of(cells, Cell::trajectory);
        CrossedDesign design = new CrossedDesign(tasks.size(), splits.size(), trajectories.size());
        TreeMap<Integer, @Nullable Cell[]> byRound = new TreeMap<>();
        String[] strata = new String[tasks.size()];
        for (Cell cell : cells) {
            int task = tasks.index(cell.taskId());
            strata[task] = cell.stratum();
            int index = design.cell(task, splits.index(cell.split()), trajectories.index(cell.trajectory()));
            place(byRound.computeIfAbsent(cell.round(), round -> new Cell[design.cells()]), index, cell);
        }
        TreeMap<Integer, RoundData> rounds = new TreeMap<>();
        byRound.forEach((round, placed) -> {
            int n = definition.samples(round, bank);
            if (n > 0) {
                rounds.put(round, complete(round, n, placed));
            }
        });
        return new BankData(bank, design, List.of(strata), rounds);
    }

    /** Per task, whether any sample of any round solves it. */
    boolean[] solved() {
        boolean[] solved = new boolean[design.tasks()];
        for (RoundData round : rounds.values()) {
            int[] correct = round.correct();
            round.present().filter(cell -> correct[cell] > 0).forEach(cell -> solved[design.taskOf(cell)] = true);
        }
        return solved;
    }

    private static void place(@Nullable Cell[] placed, int index, Cell cell) {
        if (placed[index] != null) {
            throw new IllegalArgumentException(
                    "cells: bank '%s', task %s, split %d, trajectory %d, round %d stands twice"
                            .formatted(cell.bank(), cell.taskId(), cell.split(), cell.trajectory(), cell.round()));
        }
        placed[index] = cell;
    }

    private static RoundData complete(int round, int n, @Nullable Cell[] placed) {
        int incomplete = 0;
        for (int i = 0; i < placed.length; i++) {
            Cell cell = placed[i];
            if (cell == null || cell.samples().size() < n) {
                placed[i] = null;
                incomplete++;
            }
        }
        return new RoundData(round, n, placed, incomplete);
    }
}
