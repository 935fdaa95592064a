package dev.constellation.core.stats;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Control of the false discovery rate: with p(1) <= ... <= p(m), the adjusted i-th is the smallest of m p(j) / j for j >=
 * i. Where those that are at most q are called discoveries, the expected share of false ones among them is at most q, for
 * independent tests (Benjamini and Hochberg, <i>Controlling the false discovery rate</i>, Journal of the Royal
 * Statistical Society B 57, 1995, 289-300).
 */
public final class FalseDiscovery {
    private FalseDiscovery() {}

    /** Adjusted p-values in the order of the given ones. */
    public static double[] adjust(double... p) {
        List<Integer> descending = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -p[i]))
                .toList();
        double[] adjusted = new double[p.length];
        double smallest = 1;
        for (int i = 0; i < p.length; i++) {
            int index = descending.get(i);
            smallest = Math.min(smallest, p.length * p[index] / (p.length - i));
            adjusted[index] = smallest;
        }
        return adjusted;
    }
}
