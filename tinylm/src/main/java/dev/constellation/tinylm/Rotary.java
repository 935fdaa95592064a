package dev.constellation.tinylm;

import static dev.constellation.tinylm.Lanes.COUNT;
import static dev.constellation.tinylm.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Rotary positions: elements {@code i} and {@code i + 16} of a head turn by {@code position * 10000^(-i/16)}.
 *
 * <p>Su et al., RoFormer (2021). Immutable.
 */
final class Rotary {
    private static final int PAIRS = Shape.HEAD_WIDTH / 2;
    private static final double BASE = 10_000;

    private final float[] cosines;
    private final float[] sines;

    Rotary(int positions) {
        cosines = new float[positions * PAIRS];
        sines = new float[positions * PAIRS];
        for (int position = 0; position < positions; position++) {
            for (int i = 0; i < PAIRS; i++) {
                double angle = position * StrictMath.pow(BASE, -(double) i / PAIRS);
                cosines[position * PAIRS + i] = (float) StrictMath.cos(angle);
                sines[position * PAIRS + i] = (float) StrictMath.sin(angle);
            }
        }
    }

    /** Turns {@code heads} heads that lie side by side from index {@code at}. */
    void rotate(float[] x, int at, int position, int heads) {
        for (int head = 0; head < heads; head++) {
            rotateHead(x, at + head * Shape.HEAD_WIDTH, cosines, sines, position * PAIRS, 1f);
        }
    }

    /** Turns the gradient back. */
    void rotateBack(float[] x, int at, int position, int heads) {
        for (int head = 0; head < heads; head++) {
            rotateHead(x, at + head * Shape.HEAD_WIDTH, cosines, sines, position * PAIRS, -1f);
        }
    }

    private static void rotateHead(float[] x, int at, float[] cosines, float[] sines, int angle, float direction) {
        for (int i = 0; i < PAIRS; i += COUNT) {
            FloatVector cosine = FloatVector.fromArray(SPECIES, cosines, angle + i);
            FloatVector sine = FloatVector.fromArray(SPECIES, sines, angle + i).mul(direction);
            FloatVector a = FloatVector.fromArray(SPECIES, x, at + i);
            FloatVector b = FloatVector.fromArray(SPECIES, x, at + PAIRS + i);
            a.mul(cosine).sub(b.mul(sine)).intoArray(x, at + i);
            a.mul(sine).add(b.mul(cosine)).intoArray(x, at + PAIRS + i);
        }
    }
}
