package dev.constellation.tinylm;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector width of this machine, and the arithmetic that must not depend on it.
 *
 * <p>Every sum over a row is defined on {@value #LOGICAL} logical lanes: lane {@code j % 16} adds its elements in
 * order, and {@link #sum} adds the lanes in a fixed tree. Hardware with narrower vectors walks the row once per group
 * of lanes. Elementwise work and fused multiply-adds round the same at every width, so all results are equal bit for
 * bit on 128, 256 and 512 bits.
 */
final class Lanes {
    /** Lanes of the definition of a sum; row lengths are padded to a multiple of it. */
    static final int LOGICAL = 16;

    /** A score that {@link #exp} turns into exactly 0. */
    static final float MASKED = -1e30f;

    static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() > LOGICAL ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;

    /** Lanes of one hardware vector: 4, 8 or 16. */
    static final int COUNT = SPECIES.length();

    private static final float LEAST_EXPONENT = -87f;
    private static final float GREATEST_EXPONENT = 88f;
    private static final float LOG2_E = 1.442695f;
    private static final float LN2_HIGH = 0.6933594f;
    private static final float LN2_LOW = -2.12194440e-4f;
    /** Adding 1.5 * 2^23 rounds a small float to an integer and leaves that integer in the low bits. */
    private static final float ROUNDER = 12_582_912f;

    private static final int MANTISSA_BITS = 23;

    private Lanes() {}

    /** Rounds a row length up to whole logical lanes. */
    static int pad(int length) {
        return (length + LOGICAL - 1) / LOGICAL * LOGICAL;
    }

    /** The sum of 16 lanes in the one order that all machines use. */
    static float sum(float[] lanes) {
        float even =
                ((lanes[0] + lanes[8]) + (lanes[4] + lanes[12])) + ((lanes[2] + lanes[10]) + (lanes[6] + lanes[14]));
        float odd =
                ((lanes[1] + lanes[9]) + (lanes[5] + lanes[13])) + ((lanes[3] + lanes[11]) + (lanes[7] + lanes[15]));
        return even + odd;
    }

    /**
     * The exponential function to about 1e-7 relative error; exactly 0 below -87, capped at 88.
     *
     * <p>Cody-Waite reduction to |r| &lt;= ln(2)/2 and the degree-5 polynomial of Cephes' {@code expf}.
     */
    static FloatVector exp(FloatVector x) {
        VectorMask<Float> vanishes = x.compare(VectorOperators.LT, LEAST_EXPONENT);
        FloatVector clamped = x.max(LEAST_EXPONENT).min(GREATEST_EXPONENT);
        FloatVector shifted = clamped.fma(broadcast(LOG2_E), broadcast(ROUNDER));
        FloatVector power = shifted.sub(ROUNDER);
        FloatVector r = power.fma(broadcast(-LN2_LOW), power.fma(broadcast(-LN2_HIGH), clamped));
        FloatVector p = broadcast(1.9875691e-4f);
        p = p.fma(r, broadcast(1.3981999e-3f));
        p = p.fma(r, broadcast(8.333452e-3f));
        p = p.fma(r, broadcast(4.1665796e-2f));
        p = p.fma(r, broadcast(1.6666666e-1f));
        p = p.fma(r, broadcast(0.5f));
        p = p.mul(r).fma(r, r).add(1f);
        return p.reinterpretAsInts()
                .add(shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, MANTISSA_BITS))
                .reinterpretAsFloats()
                .blend(0f, vanishes);
    }

    private static FloatVector broadcast(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
