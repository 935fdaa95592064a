package dev.constellation.core.analysis;

import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The numbers of samples k at which pass@k is computed. */
final class KGrid {
    private static final int DENSE_TO = 64;
    private static final int STEPS_PER_OCTAVE = 16;

    private KGrid() {}

    /** Every k to 64, then 16 per octave, always with n itself and those that the study names. */
    static int[] full(int n, Collection<Integer> named) {
        TreeSet<Integer> ks = new TreeSet<>(named);
        IntStream.rangeClosed(1, DENSE_TO).forEach(ks::add);
        for (int octave = DENSE_TO; octave < n; octave *= 2) {
            int step = octave / STEPS_PER_OCTAVE;
            for (int k = octave; k <= 2 * octave; k += step) {
                ks.add(k);
            }
        }
        ks.add(n);
        return ks.stream().mapToInt(Integer::intValue).filter(k -> k <= n).toArray();
    }

    /** Powers of two up to n, and n: what tables and plots show. */
    static int[] shown(int n) {
        TreeSet<Integer> ks = new TreeSet<>();
        for (int k = 1; k <= n; k *= 2) {
            ks.add(k);
        }
        ks.add(n);
        return ks.stream().mapToInt(Integer::intValue).toArray();
    }

    static int index(int[] grid, int k) {
        return Arrays.binarySearch(grid, k);
    }
}
