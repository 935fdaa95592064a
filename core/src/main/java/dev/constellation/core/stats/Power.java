package dev.constellation.core.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The minimum detectable effect: the true difference that a two-sided test at 5% finds with probability 80%,
 *
 * <pre>(z(0.975) + z(0.8)) * SE = 2.8016 * SE</pre>
 *
 * (Bloom, <i>Minimum detectable effects</i>, Evaluation Review 19(5), 1995, 547-556). A difference that was not found is
 * informative only against this number.
 */
public final class Power {
    private static final double FACTOR = z(0.975) + z(0.8);

    private Power() {}

    /** The minimum detectable effect for a standard error. */
    public static double detectable(double standardError) {
        return FACTOR * standardError;
    }

    private static double z(double probability) {
        return NormalDistribution.of(0, 1).inverseCumulativeProbability(probability);
    }
}
