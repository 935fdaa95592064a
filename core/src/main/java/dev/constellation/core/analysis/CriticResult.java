package dev.constellation.core.analysis;

import java.util.List;

/**
 * What a critic is worth on one round.
 *
 * @param bestUnlearned the unlearned policy with most success over all blocks of this round on the bank that it was
 *     chosen on
 * @param chosenOn that bank: {@code dev} where it was measured with this round, else the bank of this result. A policy
 *     that is chosen on the same data as the gain over it is favoured: that gain is biased against the critic
 * @param subsets gains on all, divergent and contested blocks
 * @param recovered share of the way from naive pick to oracle that the critic goes
 * @param auc area under the ROC curve of the margins within a task and split, mean over those with right and wrong
 *     survivors; 0.5 is chance
 * @param brier mean squared error of the critic's probability of yes over distinct survivors
 * @param calibration mean probability of yes less the share that is right; positive is overconfident
 */
public record CriticResult(
        String bestUnlearned,
        String chosenOn,
        List<SubsetGains> subsets,
        Figure recovered,
        Figure auc,
        Figure brier,
        Figure calibration) {
    /** Copies the list. */
    public CriticResult {
        subsets = List.copyOf(subsets);
    }

    /** Gains on a subset. */
    public SubsetGains on(Subset subset) {
        return subsets.get(subset.ordinal());
    }

    /** Gain over naive pick on all blocks, the first of the unlearned policies. */
    public Figure overNaive() {
        return on(Subset.ALL).gains().getFirst().figure();
    }
}
