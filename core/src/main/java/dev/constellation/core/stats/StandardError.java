package dev.constellation.core.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The standard error of a figure and how well it is known.
 *
 * @param value standard deviation of the figure over repetitions of the study
 * @param degreesOfFreedom of the estimate of that deviation; infinite where it is taken as known
 */
public record StandardError(double value, double degreesOfFreedom) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double Z = z(0.975);

    /** Refuses degrees of freedom that no distribution has; a value that is undefined is kept. */
    public StandardError {
        if (!(degreesOfFreedom > 0)) {
            throw new IllegalArgumentException("degreesOfFreedom: %s, needed is > 0".formatted(degreesOfFreedom));
        }
    }

    /** An error that is as good as known. */
    static StandardError known(double value) {
        return new StandardError(value, Double.POSITIVE_INFINITY);
    }

    /**
     * That of a sum of independent variances, with Satterthwaite's degrees of freedom, (sum of V)^2 / sum of V^2/df; one
     * without degrees of freedom is left out. Its value is NaN when a variance is.
     */
    static StandardError ofSum(double[] variances, int[] degreesOfFreedom) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < variances.length; i++) {
            if (degreesOfFreedom[i] > 0) {
                sum += variances[i];
                squares += variances[i] * variances[i] / degreesOfFreedom[i];
            }
        }
        double value = StrictMath.sqrt(sum);
        return squares > 0 ? new StandardError(value, sum * sum / squares) : known(value);
    }

    static double z(double probability) {
        return NORMAL.inverseCumulativeProbability(probability);
    }

    /** How far an interval reaches that would reach z standard errors, were the error known: Student's t for normal z. */
    double reach(double z) {
        return student().inverseSurvivalProbability(NORMAL.survivalProbability(z)) * value;
    }

    /** Student's 95% interval around a figure. */
    Interval interval(double figure) {
        double reach = reach(Z);
        return new Interval(figure - reach, figure + reach, Interval.Method.STUDENT);
    }

    /** Two-sided p-value of "the figure is 0" by Student's t: at most 0.05 just when the 95% interval leaves 0 out. */
    double pValue(double figure) {
        return 2 * student().survivalProbability(Math.abs(figure) / value);
    }

    private TDistribution student() {
        return TDistribution.of(degreesOfFreedom);
    }
}
