package dev.constellation.core.analysis;

import dev.constellation.core.stats.Columns;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is summed for one round of one bank.
 *
 * @param data its cells
 * @param ks numbers of samples at which the curve is known
 * @param curve pass@k
 * @param quality what the samples look like
 * @param policies what policies made of them
 * @param ranking how the critic ranked them; absent without a critic
 * @param strata pass@k of the study's k by stratum
 */
@SuppressWarnings("ArrayRecordComponent")
record RoundColumns(
        RoundData data,
        int[] ks,
        CurveColumns curve,
        QualityColumns quality,
        PolicyColumns policies,
        Optional<RankingColumns> ranking,
        Map<String, CurveColumns> strata) {

    static RoundColumns add(
            Columns columns, BankData bank, RoundData data, int k, Collection<Integer> namedKs, boolean hasCritic) {
        boolean critic = hasCritic && isScored(data);
        int[] ks = KGrid.full(data.n(), namedKs);
        return new RoundColumns(
                data,
                ks,
                CurveColumns.add(columns, data.n(), data.correct(), ks),
                QualityColumns.add(columns, data),
                PolicyColumns.add(columns, data, k, critic),
                critic ? Optional.of(RankingColumns.add(columns, data)) : Optional.empty(),
                StratumColumns.add(columns, bank, data, k));
    }

    /** Whether a critic scored the round; one without any survivor leaves nothing to score. */
    static boolean isScored(RoundData data) {
        boolean margins = false;
        boolean survivors = false;
        for (Cell cell : data.cells()) {
            if (cell != null) {
                margins |= !cell.margins().isEmpty();
                survivors |= cell.samples().stream().anyMatch(SampleOutcome::visiblePass);
            }
        }
        return margins || !survivors;
    }
}
