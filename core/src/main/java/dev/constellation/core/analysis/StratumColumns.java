package dev.constellation.core.analysis;

import dev.constellation.core.stats.Columns;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** pass@k of one round on the tasks of each stratum. */
final class StratumColumns {
    private StratumColumns() {}

    /** Curves by stratum, in the order of the labels. */
    static Map<String, CurveColumns> add(Columns columns, BankData bank, RoundData data, int k) {
        Map<String, CurveColumns> curves = new TreeMap<>();
        int[] correct = data.correct();
        int[] ks = k <= data.n() ? new int[] {k} : new int[0];
        for (String stratum : new TreeSet<>(bank.strata())) {
            int[] within = new int[correct.length];
            Arrays.setAll(within, cell -> inStratum(bank, cell, stratum) ? correct[cell] : -1);
            curves.put(stratum, CurveColumns.add(columns, data.n(), within, ks));
        }
        return curves;
    }

    static int tasks(List<String> strata, String stratum) {
        return (int) strata.stream().filter(stratum::equals).count();
    }

    private static boolean inStratum(BankData bank, int cell, String stratum) {
        return bank.strata().get(bank.design().taskOf(cell)).equals(stratum);
    }
}
