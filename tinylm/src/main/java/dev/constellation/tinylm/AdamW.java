package dev.constellation.tinylm;

import static dev.constellation.tinylm.Lanes.COUNT;
import static dev.constellation.tinylm.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/** Adam with decoupled weight decay (Loshchilov and Hutter, 2019), with its two moments of every value. */
final class AdamW {
    private static final double MOMENTUM = 0.9;
    private static final double VARIANCE = 0.98;
    private static final float EPSILON = 1e-8f;

    private final float[] first;
    private final float[] second;
    private int step;
    private float firstCorrection;
    private float secondCorrection;

    AdamW(int size) {
        first = new float[size];
        second = new float[size];
    }

    /** Begins the next step; every range is then updated once. */
    void nextStep() {
        step++;
        firstCorrection = (float) (1 / (1 - StrictMath.pow(MOMENTUM, step)));
        secondCorrection = (float) (1 / (1 - StrictMath.pow(VARIANCE, step)));
    }

    /**
     * Updates values {@code from} to {@code to}, both multiples of 16.
     *
     * @param clip factor of the gradients
     */
    void update(float[] values, float[] gradients, int from, int to, float rate, float weightDecay, float clip) {
        float[] m = first;
        float[] v = second;
        float keepFirst = (float) MOMENTUM;
        float keepSecond = (float) VARIANCE;
        float step1 = rate * firstCorrection;
        float correction = secondCorrection;
        for (int j = from; j < to; j += COUNT) {
            FloatVector gradient = FloatVector.fromArray(SPECIES, gradients, j).mul(clip);
            FloatVector mean =
                    FloatVector.fromArray(SPECIES, m, j).mul(keepFirst).add(gradient.mul(1 - keepFirst));
            FloatVector square = FloatVector.fromArray(SPECIES, v, j)
                    .mul(keepSecond)
                    .add(gradient.mul(gradient).mul(1 - keepSecond));
            mean.intoArray(m, j);
            square.intoArray(v, j);
            FloatVector value = FloatVector.fromArray(SPECIES, values, j);
            FloatVector change =
                    mean.mul(step1).div(square.mul(correction).sqrt().add(EPSILON));
            value.sub(value.mul(rate * weightDecay)).sub(change).intoArray(values, j);
        }
    }
}
