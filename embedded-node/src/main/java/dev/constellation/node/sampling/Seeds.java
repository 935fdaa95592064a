package dev.constellation.node.sampling;

/**
 * Seeds of the groups of 64 samples that a prompt's samples are computed in. Sample {@code i} is sample {@code i % 64} of
 * group {@code i / 64}, so it depends on (model, prompt, seed, i) alone and a larger {@code n} extends a smaller one.
 * Group 0 has the seed of the call; the others have it moved on and mixed as in SplitMix64 (Steele, Lea and Flood 2014).
 */
final class Seeds {
    private static final long GAMMA = 0xD1342543DE82EF95L;

    private Seeds() {}

    static long ofGroup(long seed, int group) {
        return group == 0 ? seed : mix(seed + group * GAMMA);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
