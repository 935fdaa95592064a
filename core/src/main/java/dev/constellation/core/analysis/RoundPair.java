package dev.constellation.core.analysis;

import dev.constellation.core.stats.Columns;
import java.util.ArrayList;
import java.util.List;

/**
 * Two rounds of a bank that are compared.
 *
 * @param from the earlier
 * @param to the later
 * @param expansion newly solved tasks and their control
 * @param changed tasks whose share of right samples changed
 */
record RoundPair(RoundColumns from, RoundColumns to, ExpansionColumns expansion, ChangedTasks changed) {
    /** Each round against the one before, then the last against the first. */
    static List<RoundPair> add(Columns columns, List<RoundColumns> rounds) {
        List<RoundPair> pairs = new ArrayList<>();
        for (int i = 1; i < rounds.size(); i++) {
            pairs.add(add(columns, rounds.get(i - 1), rounds.get(i)));
        }
        if (rounds.size() > 2) {
            pairs.add(add(columns, rounds.getFirst(), rounds.getLast()));
        }
        return pairs;
    }

    private static RoundPair add(Columns columns, RoundColumns from, RoundColumns to) {
        return new RoundPair(
                from,
                to,
                ExpansionColumns.add(columns, from.data(), to.data()),
                ChangedTasks.of(columns.design(), from.data(), to.data()));
    }
}
