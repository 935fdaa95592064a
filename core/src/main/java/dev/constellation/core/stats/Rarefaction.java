package dev.constellation.core.stats;

import java.util.Collection;

/**
 * How many kinds a smaller draw would show. More successes show more different programs, so two generators are compared at
 * equal numbers of successes: with c(i) successes of kind i among c, the expected number of kinds among m drawn without
 * replacement is
 *
 * <pre>sum over i of 1 - C(c - c(i), m) / C(c, m)</pre>
 *
 * (Hurlbert, <i>The nonconcept of species diversity</i>, Ecology 52(4), 1971, 577-586). Each term is a {@link PassAtK}.
 */
public final class Rarefaction {
    private Rarefaction() {}

    /**
     * The expected number of kinds.
     *
     * @param counts how often each kind was seen
     * @param size how many are drawn, at least 1
     * @return NaN, undefined, when fewer were seen
     */
    public static double kinds(Collection<Integer> counts, int size) {
        int total = counts.stream().mapToInt(Integer::intValue).sum();
        return total < size
                ? Double.NaN
                : counts.stream()
                        .mapToDouble(count -> PassAtK.of(total, count, size))
                        .sum();
    }
}
