package dev.constellation.core.analysis;

import dev.constellation.core.stats.Columns;
import dev.constellation.core.stats.PassAtK;
import dev.constellation.core.stats.Statistic;
import java.util.Arrays;

/** pass@k of one round at every k of a grid: the number of measured cells, then one column per k. */
final class CurveColumns {
    private final int first;
    private final int[] ks;

    private CurveColumns(int first, int[] ks) {
        this.first = first;
        this.ks = ks;
    }

    /** Adds the columns for cells with the given numbers of right samples; -1 leaves a cell out. */
    static CurveColumns add(Columns columns, int n, int[] correct, int[] ks) {
        double[][] passAtK = PassAtK.table(n, ks);
        double[][] table = new double[n + 1][];
        Arrays.setAll(table, c -> {
            double[] row = new double[1 + ks.length];
            row[0] = 1;
            System.arraycopy(passAtK[c], 0, row, 1, ks.length);
            return row;
        });
        return new CurveColumns(columns.addGroup(correct, table), ks);
    }

    /** Mean pass@k; undefined for a k that exceeds n. */
    Statistic at(int k) {
        int index = KGrid.index(ks, k);
        return index < 0 ? sums -> Double.NaN : Statistic.ratio(first + 1 + index, first);
    }
}
