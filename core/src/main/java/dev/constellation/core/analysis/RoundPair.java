package dev.constellation.core.analysis;

import dev.constellation.core.stats.Columns;
import dev.constellation.core.stats.Statistic;
import java.util.ArrayList;
import java.util.List;

/**
 * Two rounds of a bank that are compared.
 *
 * @param from the earlier
 * @param to the later
 * @param solvable share of the earlier round's cells whose task some sample of the study solves
 * @param expansion newly solved tasks and their control
 * @param diversity programs at equal successes
 * @param changed tasks whose share of right samples changed
 */
record RoundPair(
        RoundColumns from,
        RoundColumns to,
        Statistic solvable,
        ExpansionColumns expansion,
        DiversityColumns.Placed diversity,
        ChangedTasks changed) {
    /** Each round against the one before, then the last against the first. */
    static List<RoundPair> add(Columns columns, BankData bank, List<RoundColumns> rounds) {
        List<RoundPair> pairs = new ArrayList<>();
        for (int i = 1; i < rounds.size(); i++) {
            pairs.add(add(columns, bank, rounds.get(i - 1), rounds.get(i)));
        }
        if (rounds.size() > 2) {
            pairs.add(add(columns, bank, rounds.getFirst(), rounds.getLast()));
        }
        return pairs;
    }

    private static RoundPair add(Columns columns, BankData bank, RoundColumns from, RoundColumns to) {
        return new RoundPair(
                from,
                to,
                solvable(columns, bank, from.data()),
                ExpansionColumns.add(columns, from.data(), to.data()),
                DiversityColumns.add(columns, from.data(), to.data()),
                ChangedTasks.of(columns.design(), from.data(), to.data()));
    }

    private static Statistic solvable(Columns columns, BankData bank, RoundData round) {
        boolean[] solved = bank.solved();
        double[] within = new double[columns.design().cells()];
        round.present().filter(cell -> solved[columns.design().taskOf(cell)]).forEach(cell -> within[cell] = 1);
        return Statistic.ratio(columns.add(within), columns.add(round.values(cell -> 1)));
    }
}
