package dev.constellation.tinylm;

/**
 * Random numbers that are a function of what they are for, not of what was drawn before.
 *
 * <p>The finalizer of SplitMix64 (Steele, Lea and Flood, 2014).
 */
final class SampleRandom {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private SampleRandom() {}

    /** A number in [0, 1) for one token of one sample. */
    static double uniform(long seed, int sample, int position) {
        return (mix(mix(seed, sample), position) >>> 11) * UNIT;
    }

    static long mix(long seed, long index) {
        long z = seed + GOLDEN * (index + 1);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
