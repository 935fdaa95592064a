package dev.constellation.core.stats;

/**
 * A figure as a function of the column sums of a study. All figures of a bank are evaluated on the same replicates, so
 * differences between them are paired without further care.
 */
@FunctionalInterface
public interface Statistic {
    /**
     * The figure.
     *
     * @param sums one (weighted) sum per column
     * @return the value; NaN where it is undefined
     */
    double of(double[] sums);

    /** One column over another, such as successes over tries; undefined when the second is 0. */
    static Statistic ratio(int numerator, int denominator) {
        return sums -> sums[denominator] == 0 ? Double.NaN : sums[numerator] / sums[denominator];
    }

    /** This figure less another. */
    default Statistic minus(Statistic other) {
        return sums -> of(sums) - other.of(sums);
    }

    /** This figure over another; undefined when the other is 0. */
    default Statistic over(Statistic other) {
        return sums -> {
            double divisor = other.of(sums);
            return divisor == 0 ? Double.NaN : of(sums) / divisor;
        };
    }
}
