package dev.constellation.core.analysis;

import dev.constellation.core.policy.Policies;
import dev.constellation.core.policy.SelectionPolicy;
import dev.constellation.core.stats.Columns;
import dev.constellation.core.stats.CrossedBootstrap;
import dev.constellation.core.stats.CrossedDesign;
import dev.constellation.core.stats.Estimate;
import dev.constellation.core.stats.Replicates;
import dev.constellation.core.stats.Statistic;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One study of a comparison on one bank, bootstrapped.
 *
 * @param rounds its rounds, ascending
 * @param sizes its sizes
 * @param replicates sums of its columns
 */
record ComparedSide(NavigableMap<Integer, Round> rounds, Sizes sizes, Replicates replicates) {
    /**
     * One round.
     *
     * @param n samples per cell
     * @param curve pass@k
     * @param policies by name, the columns of its success and of the cells that have it
     */
    record Round(int n, CurveColumns curve, Map<String, Policy> policies) {
        Statistic success(String policy) {
            Policy columns = policies.get(policy);
            return columns == null ? sums -> Double.NaN : Statistic.ratio(columns.success(), columns.cells());
        }
    }

    record Policy(int success, int cells) {}

    /** {@code ks} are numbers of samples at which every curve must be known, besides those of the grid. */
    static ComparedSide of(List<CellSummary> all, List<String> tasks, int splits, Set<Integer> ks, long seed) {
        List<CellSummary> cells = all.stream()
                .filter(cell -> cell.split() < splits && Collections.binarySearch(tasks, cell.taskId()) >= 0)
                .toList();
        CrossedDesign design =
                new CrossedDesign(tasks.size(), splits, BankComparison.levels(cells, CellSummary::trajectory));
        Columns columns = new Columns(design);
        NavigableMap<Integer, Round> rounds = new TreeMap<>();
        cells.stream()
                .collect(Collectors.groupingBy(CellSummary::round, TreeMap::new, Collectors.toList()))
                .forEach((round, own) -> rounds.put(round, add(columns, placed(design, tasks, own), ks)));
        int n = rounds.firstEntry().getValue().n();
        Sizes sizes = new Sizes(design.tasks(), design.splits(), design.trajectories(), n);
        return new ComparedSide(rounds, sizes, CrossedBootstrap.run(columns, seed, StudyComparison.REPLICATES));
    }

    private static @Nullable CellSummary[] placed(CrossedDesign design, List<String> tasks, List<CellSummary> cells) {
        @Nullable CellSummary[] placed = new CellSummary[design.cells()];
        for (CellSummary cell : cells) {
            int task = Collections.binarySearch(tasks, cell.taskId());
            placed[design.cell(task, cell.split(), cell.trajectory())] = cell;
        }
        return placed;
    }

    private static Round add(Columns columns, @Nullable CellSummary[] cells, Set<Integer> ks) {
        int n = 0;
        int[] right = new int[cells.length];
        for (int i = 0; i < cells.length; i++) {
            CellSummary cell = cells[i];
            right[i] = cell == null ? -1 : cell.right();
            n = cell == null ? n : cell.n();
        }
        Map<String, Policy> policies = new LinkedHashMap<>();
        for (SelectionPolicy policy : Policies.ALL) {
            double[] success = new double[cells.length];
            double[] present = new double[cells.length];
            for (int i = 0; i < cells.length; i++) {
                CellSummary cell = cells[i];
                double share = cell == null ? Double.NaN : cell.success(policy.name());
                success[i] = Double.isNaN(share) ? 0 : share;
                present[i] = Double.isNaN(share) ? 0 : 1;
            }
            if (Arrays.stream(present).sum() > 0) {
                policies.put(policy.name(), new Policy(columns.add(success), columns.add(present)));
            }
        }
        return new Round(n, CurveColumns.add(columns, n, right, KGrid.full(n, ks)), policies);
    }

    Round round(int round) {
        return Objects.requireNonNull(rounds.get(round));
    }

    Estimate estimate(Statistic statistic) {
        return replicates.estimate(statistic);
    }

    FigureMaker make() {
        return new FigureMaker(replicates);
    }
}
