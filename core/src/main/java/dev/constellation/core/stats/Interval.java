package dev.constellation.core.stats;

/**
 * A 95% interval.
 *
 * @param low lower end
 * @param high upper end
 * @param method how it was found
 */
public record Interval(double low, double high, Method method) {
    /** How an interval was found. */
    public enum Method {
        /** Percentiles of the crossed bootstrap. */
        CROSSED_BOOTSTRAP,
        /** Student's t with the standard error of the {@link Jackknife}. */
        STUDENT,
        /** Part of a {@link SimultaneousBand}. */
        SIMULTANEOUS_BAND,
        /** Exact bound with tasks as the tries, for a share that was 0 or 1 in every cell. */
        CLOPPER_PEARSON
    }

    /** The part of it between two bounds. */
    public Interval within(double least, double most) {
        return new Interval(Math.max(low, least), Math.min(high, most), method);
    }

    /** Whether all of it lies above a value. */
    public boolean isAbove(double value) {
        return low > value;
    }

    /** Whether all of it lies below a value. */
    public boolean isBelow(double value) {
        return high < value;
    }
}
