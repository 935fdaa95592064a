package dev.constellation.tinylm;

import static dev.constellation.tinylm.Lanes.COUNT;
import static dev.constellation.tinylm.Lanes.LOGICAL;
import static dev.constellation.tinylm.Lanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Softmax of rows, and its gradient. Holds scratch: one thread at a time. */
final class Softmax {
    private final float[] lanes = new float[LOGICAL];

    /**
     * Turns scores into probabilities in place.
     *
     * @param at index of the row
     * @param length scores that count
     * @param padded scores up to here, a multiple of 16, become 0
     * @param scale factor of the scores
     */
    void probabilities(float[] scores, int at, int length, int padded, float scale) {
        exponentials(scores, at, length, padded, scale, maximum(scores, at, length, padded));
        scale(scores, at, padded, 1f / Lanes.sum(lanes));
    }

    /**
     * Turns scores into {@code exp((score - maximum) * scale)} in place.
     *
     * @return their sum
     */
    float exponentials(float[] scores, int at, int length, int padded, float scale, float maximum) {
        Arrays.fill(scores, at + length, at + padded, Lanes.MASKED);
        exponentialSum(scores, at, padded, scale, maximum, lanes);
        return Lanes.sum(lanes);
    }

    /** The greatest of the first {@code length} scores; overwrites those from there to {@code padded}. */
    static float maximum(float[] scores, int at, int length, int padded) {
        Arrays.fill(scores, at + length, at + padded, Lanes.MASKED);
        FloatVector greatest = FloatVector.broadcast(SPECIES, Lanes.MASKED);
        for (int j = 0; j < padded; j += COUNT) {
            greatest = greatest.max(FloatVector.fromArray(SPECIES, scores, at + j));
        }
        return greatest.reduceLanes(VectorOperators.MAX);
    }

    /** Multiplies a row of {@code padded} values. */
    static void scale(float[] row, int at, int padded, float factor) {
        for (int j = 0; j < padded; j += COUNT) {
            FloatVector.fromArray(SPECIES, row, at + j).mul(factor).intoArray(row, at + j);
        }
    }

    /**
     * Turns the gradient of a row of probabilities into that of the unscaled scores, in place.
     *
     * @param dot sum over the row of probability times its gradient
     */
    static void backward(
            float[] gradient, int at, float[] probabilities, int from, int padded, float scale, float dot) {
        for (int j = 0; j < padded; j += COUNT) {
            FloatVector.fromArray(SPECIES, gradient, at + j)
                    .sub(dot)
                    .mul(FloatVector.fromArray(SPECIES, probabilities, from + j))
                    .mul(scale)
                    .intoArray(gradient, at + j);
        }
    }

    /** The dot product of two rows of 32 values. */
    float dot32(float[] a, int aStart, float[] b, int bStart) {
        for (int lane = 0; lane < LOGICAL; lane += COUNT) {
            FloatVector low = FloatVector.fromArray(SPECIES, a, aStart + lane)
                    .mul(FloatVector.fromArray(SPECIES, b, bStart + lane));
            FloatVector.fromArray(SPECIES, a, aStart + LOGICAL + lane)
                    .fma(FloatVector.fromArray(SPECIES, b, bStart + LOGICAL + lane), low)
                    .intoArray(lanes, lane);
        }
        return Lanes.sum(lanes);
    }

    private static void exponentialSum(float[] scores, int at, int padded, float scale, float maximum, float[] lanes) {
        for (int lane = 0; lane < LOGICAL; lane += COUNT) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int j = lane; j < padded; j += LOGICAL) {
                FloatVector shifted = FloatVector.fromArray(SPECIES, scores, at + j)
                        .sub(maximum)
                        .mul(scale);
                FloatVector exponential = Lanes.exp(shifted);
                exponential.intoArray(scores, at + j);
                sum = sum.add(exponential);
            }
            sum.intoArray(lanes, lane);
        }
    }
}
