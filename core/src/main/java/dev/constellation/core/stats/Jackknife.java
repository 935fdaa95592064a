package dev.constellation.core.stats;

import java.util.Arrays;
import java.util.List;

/**
 * The variance of a figure in a crossed design with few levels of a factor. Tasks, splits and trajectories are random
 * effects; each level of each is left out in turn, and the L figures f(l) of a factor give the variance that it
 * contributes,
 *
 * <pre>V = (L - 1)/L * sum over l of (f(l) - mean f)^2,</pre>
 *
 * which for a mean is the factor's mean square over the number of cells (Tukey 1958; Miller, <i>The jackknife - a
 * review</i>, Biometrika 61(1), 1974, 1-15). The variance of the figure is the sum over factors. It has the main effects
 * right, since few levels are divided by L - 1 and not by L, and counts interactions twice and the residual as often as
 * there are factors, as the crossed bootstrap does. Subtracting the mean squares of interactions would make it unbiased,
 * but negative in some studies, and Satterthwaite's degrees of freedom fail for differences of mean squares (Gaylor and
 * Hopper, Technometrics 11(4), 1969, 691-706). Those of a sum are
 *
 * <pre>df = (sum of V)^2 / sum of V^2/(L - 1)</pre>
 *
 * (Satterthwaite, <i>An approximate distribution of estimates of variance components</i>, Biometrics Bulletin 2(6),
 * 1946, 110-114), at least the smallest L - 1. {@link CoverageSimulation} says how often the intervals hold the truth.
 *
 * <p>The sums cost one pass over the cells for each level of each factor, so they grow with levels times cells.
 *
 * @param factors column sums without each level, for each factor with more than one
 */
record Jackknife(List<double[][]> factors) {
    /** The figure without each level of each factor. */
    List<double[]> figures(Statistic statistic) {
        return factors.stream()
                .map(levels -> Arrays.stream(levels).mapToDouble(statistic::of).toArray())
                .toList();
    }

    /** The standard error of a figure; its value is NaN where the figure is undefined without some level. */
    static StandardError error(List<double[]> figures) {
        return StandardError.ofSum(
                figures.stream().mapToDouble(Jackknife::variance).toArray(),
                figures.stream().mapToInt(levels -> levels.length - 1).toArray());
    }

    private static double variance(double[] figures) {
        double mean = Arrays.stream(figures).sum() / figures.length;
        double squares = 0;
        for (double figure : figures) {
            squares += (figure - mean) * (figure - mean);
        }
        return squares * (figures.length - 1) / figures.length;
    }
}
