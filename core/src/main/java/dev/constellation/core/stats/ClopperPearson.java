package dev.constellation.core.stats;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * The exact 95% interval of a share, from quantiles of the beta distribution (Clopper and Pearson, Biometrika 26, 1934,
 * 404-413). It stands where nothing varied: "never in 200 tasks" bounds the share at 1.8%, it does not make it 0.
 */
public final class ClopperPearson {
    private ClopperPearson() {}

    /** Interval of a share of which {@code successes} in {@code tries} independent tries were seen. */
    public static Interval interval(int tries, int successes) {
        var interval = BinomialConfidenceInterval.CLOPPER_PEARSON.fromErrorRate(tries, successes, 0.05);
        return new Interval(interval.getLowerBound(), interval.getUpperBound(), Interval.Method.CLOPPER_PEARSON);
    }
}
