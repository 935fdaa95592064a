package dev.constellation.core.stats;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Fisher's exact test of two shares: given all successes, how they fell on the two groups is hypergeometric when both
 * groups have the same share (Fisher, <i>The logic of inductive inference</i>, Journal of the Royal Statistical Society
 * 98, 1935, 39-82). The two-sided p-value is twice the smaller tail, at most 1.
 */
public final class FisherExact {
    private FisherExact() {}

    /**
     * The two-sided p-value.
     *
     * @param successes of the first group among its {@code tries}
     * @param otherSuccesses of the second group among its {@code otherTries}
     */
    public static double p(int successes, int tries, int otherSuccesses, int otherTries) {
        var first = HypergeometricDistribution.of(tries + otherTries, successes + otherSuccesses, tries);
        double few = first.cumulativeProbability(successes);
        double many = first.survivalProbability(successes - 1);
        return Math.min(1, 2 * Math.min(few, many));
    }
}
