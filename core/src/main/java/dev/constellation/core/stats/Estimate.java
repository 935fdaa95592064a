package dev.constellation.core.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A figure, its values in the bootstrap replicates and, where a study has few trajectories, those without each level of
 * each factor, whose {@link Jackknife} then gives interval and p-value.
 */
public final class Estimate {
    /** Replicates in which a figure may be undefined before its interval is. */
    private static final double UNDEFINED_SHARE = 0.05;

    /** Variation that is rounding. */
    private static final double NOTHING = 1e-12;

    private final double value;
    private final double[] replicates;
    private final double[] ordered;
    private final Optional<StandardError> jackknife;

    /** Replicates that all figures of a study share; without levels the bootstrap gives the interval. */
    Estimate(double value, double[] replicates, List<double[]> withoutEach) {
        this.value = value;
        this.replicates = replicates;
        this.jackknife = withoutEach.isEmpty() ? Optional.empty() : Optional.of(Jackknife.error(withoutEach));
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
                && ordered[ordered.length - 1] - ordered[0] > NOTHING
                && jackknife.map(error -> error.value() > NOTHING).orElse(true);
    }

    /** The standard error on which interval or power rest. */
    public StandardError standardError() {
        return jackknife.orElseGet(() -> StandardError.known(deviation()));
    }

    /** Standard deviation of the replicates; undefined ones are left out. */
    double deviation() {
        double mean = Arrays.stream(ordered).sum() / ordered.length;
        double squares = 0;
        for (double v : ordered) {
            squares += (v - mean) * (v - mean);
        }
        return StrictMath.sqrt(squares / (ordered.length - 1));
    }

    /** The 95% interval: Student's t with few trajectories, percentiles of the bootstrap otherwise. */
    public Interval interval() {
        return jackknife.map(error -> error.interval(value)).orElseGet(this::percentiles);
    }

    /**
     * Percentile interval (Efron 1979; Davison and Hinkley, <i>Bootstrap Methods and their Application</i>, 1997,
     * section 5.3).
     */
    private Interval percentiles() {
        return new Interval(quantile(0.025), quantile(0.975), Interval.Method.CROSSED_BOOTSTRAP);
    }

    /** Quantile of the replicates by linear interpolation (type 7 of Hyndman and Fan 1996). */
    public double quantile(double probability) {
        double position = probability * (ordered.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, ordered.length - 1);
        return ordered[below] + (position - below) * (ordered[above] - ordered[below]);
    }

    /**
     * Two-sided p-value of "the figure is 0", by inversion of the interval: it is at most 0.05 just when the interval
     * leaves 0 out, and as trustworthy. Of percentiles it is twice the smaller of the shares of replicates on either side
     * of 0, each counted with one extra so that p is never 0 (Davison and Hinkley, section 4.2), and agrees up to one
     * replicate. A figure without an interval has p = 1.
     */
    public double pValue() {
        if (!hasInterval()) {
            return 1;
        }
        return jackknife.map(error -> error.pValue(value)).orElseGet(this::shareBeyondZero);
    }

    private double shareBeyondZero() {
        long low = Arrays.stream(ordered).filter(v -> v <= 0).count();
        long high = Arrays.stream(ordered).filter(v -> v >= 0).count();
        return Math.min(1, 2.0 * (Math.min(low, high) + 1) / (ordered.length + 1));
    }
}
