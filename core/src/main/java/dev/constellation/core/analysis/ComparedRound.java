package dev.constellation.core.analysis;

import dev.constellation.core.policy.Policies;
import dev.constellation.core.policy.SelectionPolicy;
import dev.constellation.core.stats.Columns;
import dev.constellation.core.stats.Statistic;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One generator of a comparison.
 *
 * @param n samples per cell
 * @param curve pass@k
 * @param policies by name, the columns of its success and of the cells that have it
 */
record ComparedRound(int n, CurveColumns curve, Map<String, Policy> policies) {
    record Policy(int success, int cells) {}

    /** Adds its columns; {@code ks} are numbers of samples at which the curve must be known besides the grid. */
    static ComparedRound add(Columns columns, @Nullable CellSummary[] cells, Set<Integer> ks) {
        int n = 0;
        int[] right = new int[cells.length];
        for (int i = 0; i < cells.length; i++) {
            CellSummary cell = cells[i];
            right[i] = cell == null ? -1 : cell.right();
            n = cell == null ? n : cell.n();
        }
        Map<String, Policy> policies = new LinkedHashMap<>();
        for (SelectionPolicy policy : Policies.ALL) {
            addPolicy(columns, cells, policy.name(), policies);
        }
        return new ComparedRound(n, CurveColumns.add(columns, n, right, KGrid.full(n, ks)), policies);
    }

    private static void addPolicy(
            Columns columns, @Nullable CellSummary[] cells, String policy, Map<String, Policy> into) {
        double[] success = new double[cells.length];
        double[] present = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            CellSummary cell = cells[i];
            double share = cell == null ? Double.NaN : cell.success(policy);
            success[i] = Double.isNaN(share) ? 0 : share;
            present[i] = Double.isNaN(share) ? 0 : 1;
        }
        if (Arrays.stream(present).sum() > 0) {
            into.put(policy, new Policy(columns.add(success), columns.add(present)));
        }
    }

    Statistic success(String policy) {
        Policy columns = policies.get(policy);
        return columns == null ? sums -> Double.NaN : Statistic.ratio(columns.success(), columns.cells());
    }
}
