package dev.constellation.core.stats;

import java.util.Arrays;

/** A figure and its values in the bootstrap replicates. */
public final class Estimate {
    /** Replicates in which a figure may be undefined before its interval is. */
    private static final double UNDEFINED_SHARE = 0.05;

    private final double value;
    private final double[] replicates;
    private final double[] ordered;

    Estimate(double value, double[] replicates) {
        this.value = value;
        this.replicates = replicates;
        this.ordered =
                Arrays.stream(replicates).filter(v -> !Double.isNaN(v)).sorted().toArray();
    }

    /** The figure as observed; NaN when undefined. */
    public double value() {
        return value;
    }

    /** Value in one replicate, in the order that all figures of the study share. */
    public double replicate(int index) {
        return replicates[index];
    }

    /** Number of replicates. */
    public int size() {
        return replicates.length;
    }

    /** Whether an interval can be had: the figure is defined, in enough replicates, and varies between them. */
    public boolean hasInterval() {
        return !Double.isNaN(value)
                && ordered.length >= (1 - UNDEFINED_SHARE) * replicates.length
                && ordered[ordered.length - 1] - ordered[0] > 1e-12;
    }

    /** Standard deviation of the replicates; undefined ones are left out. */
    public double standardError() {
        double mean = Arrays.stream(ordered).sum() / ordered.length;
        double squares = 0;
        for (double v : ordered) {
            squares += (v - mean) * (v - mean);
        }
        return StrictMath.sqrt(squares / (ordered.length - 1));
    }

    /**
     * Percentile interval (Efron 1979; Davison and Hinkley, <i>Bootstrap Methods and their Application</i>, 1997,
     * section 5.3).
     */
    public Interval interval(double confidence) {
        double tail = (1 - confidence) / 2;
        return new Interval(quantile(tail), quantile(1 - tail), Interval.Method.CROSSED_BOOTSTRAP);
    }

    /** Quantile of the replicates by linear interpolation (type 7 of Hyndman and Fan 1996). */
    public double quantile(double probability) {
        double position = probability * (ordered.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, ordered.length - 1);
        return ordered[below] + (position - below) * (ordered[above] - ordered[below]);
    }

    /**
     * Two-sided p-value of "the figure is 0", by inversion of the percentile interval: twice the smaller of the shares
     * of replicates on either side of 0, each counted with one extra so that p is never 0 (Davison and Hinkley, section
     * 4.2). Up to one replicate, it is at most 0.05 just when the 95% interval leaves 0 out, and it is as trustworthy as
     * that interval. An undefined figure has p = 1.
     */
    public double pValue() {
        if (!hasInterval()) {
            return 1;
        }
        long low = Arrays.stream(ordered).filter(v -> v <= 0).count();
        long high = Arrays.stream(ordered).filter(v -> v >= 0).count();
        return Math.min(1, 2.0 * (Math.min(low, high) + 1) / (ordered.length + 1));
    }
}
