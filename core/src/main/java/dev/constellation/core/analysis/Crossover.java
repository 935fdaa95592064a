package dev.constellation.core.analysis;

import dev.constellation.core.stats.Interval;
import java.util.List;
import java.util.Optional;

/**
 * Whether a trained generator is better with few samples and worse with many: D(k) = pass@k of the later less that of the
 * earlier generator, with a band that holds the whole curve at 95%.
 *
 * @param from the earlier round
 * @param to the later round
 * @param few the study's k
 * @param many the number of samples at which D must be negative: the largest declared primary pass@K above k, or else half
 *     of the common n, since pass@n itself is too noisy
 * @param curve D(k) for k from 1 to the common n
 * @param claimed whether the band is above 0 at {@code few} and below 0 at {@code many}
 * @param crossing the smallest k from which on D stays negative up to {@code many}, after having been at least 0
 * @param crossingInterval 95% interval of that k (of log2 k): percentiles of the crossed bootstrap over the replicates that
 *     have one, so it is too narrow with few trajectories, and says nothing where {@code none} is large
 * @param none share of replicates without a crossing
 */
public record Crossover(
        int from,
        int to,
        int few,
        int many,
        List<Difference> curve,
        boolean claimed,
        Optional<Integer> crossing,
        Optional<Interval> crossingInterval,
        double none) {
    /** Copies the list. */
    public Crossover {
        curve = List.copyOf(curve);
    }

    /**
     * One point of the curve.
     *
     * @param k number of samples
     * @param value D(k)
     * @param low lower end of the simultaneous band
     * @param high its upper end
     */
    public record Difference(int k, double value, double low, double high) {}

    /** The curve at one of its numbers of samples. */
    public Difference at(int k) {
        return curve.stream().filter(point -> point.k() == k).findFirst().orElseThrow();
    }

    /** Label such as {@code v2-v0}. */
    public String label() {
        return "v" + to + "-v" + from;
    }
}
