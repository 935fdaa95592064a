package dev.constellation.core.stats;

/**
 * The minimum detectable effect: the true difference that a two-sided test at 5% finds with probability 80%,
 *
 * <pre>(t(0.975) + t(0.8)) * SE, which is 2.8016 * SE for a known standard error</pre>
 *
 * with the quantiles of Student's t for the degrees of freedom of the standard error (Bloom, <i>Minimum detectable
 * effects</i>, Evaluation Review 19(5), 1995, 547-556). A difference that was not found is informative only against this
 * number.
 */
public final class Power {
    private static final double SIGNIFICANCE = StandardError.z(0.975);
    private static final double POWER = StandardError.z(0.8);

    private Power() {}

    /** The minimum detectable effect for a standard error. */
    public static double detectable(StandardError error) {
        return error.reach(SIGNIFICANCE) + error.reach(POWER);
    }
}
