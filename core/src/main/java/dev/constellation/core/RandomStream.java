package dev.constellation.core;

import java.util.List;

/**
 * A small, fast, portable stream of random numbers (SplitMix64, Steele, Lea and Flood 2014). Unlike the platform's
 * generators its sequence is fixed by this class alone, so seeds reproduce a study on any Java version.
 */
public final class RandomStream {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private RandomStream(long seed) {
        state = seed;
    }

    /** A stream that starts at the given seed. */
    public static RandomStream of(long seed) {
        return new RandomStream(seed);
    }

    /** 64 random bits. */
    public long nextLong() {
        state += GOLDEN_GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A number from 0 (inclusive) to bound (exclusive), without bias that matters below 2^31. */
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound: %d, at least 1 is needed".formatted(bound));
        }
        return (int) Math.multiplyHigh(nextLong() >>> 1, (long) bound << 1);
    }

    /** A number from low to high, both inclusive. */
    public int between(int low, int high) {
        return low + nextInt(high - low + 1);
    }

    /** A number in [0, 1). */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** True with the given probability. */
    public boolean chance(double probability) {
        return nextDouble() < probability;
    }

    /** One element of a list, each with the same probability. */
    public <T> T pick(List<T> from) {
        return from.get(nextInt(from.size()));
    }
}
