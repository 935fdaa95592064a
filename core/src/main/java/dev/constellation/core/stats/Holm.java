package dev.constellation.core.stats;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holm's step-down correction: with p(1) <= ... <= p(m), the adjusted i-th is the largest of (m - j + 1) p(j) for j <= i,
 * at most 1. Rejecting where it is at most alpha keeps the chance of any false finding at alpha (Holm, <i>A simple
 * sequentially rejective multiple test procedure</i>, Scandinavian Journal of Statistics 6, 1979, 65-70).
 */
public final class Holm {
    private Holm() {}

    /** Adjusted p-values in the order of the given ones. */
    public static double[] adjust(double... p) {
        List<Integer> ascending = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .toList();
        double[] adjusted = new double[p.length];
        double largest = 0;
        for (int rank = 0; rank < p.length; rank++) {
            int index = ascending.get(rank);
            largest = Math.max(largest, (p.length - rank) * p[index]);
            adjusted[index] = Math.min(1, largest);
        }
        return adjusted;
    }
}
