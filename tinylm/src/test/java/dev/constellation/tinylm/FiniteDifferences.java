package dev.constellation.tinylm;

import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Compares gradients with central differences of a double-precision loss. */
final class FiniteDifferences {
    private static final double STEP = 1e-4;

    private FiniteDifferences() {}

    /**
     * The relative error, in the Euclidean norm, over random elements of {@code from} to {@code from + size}.
     *
     * @param values what {@code loss} depends on; changed and restored
     */
    static double relativeError(
            double[] values, float[] gradients, int from, int size, int samples, ToDoubleFunction<double[]> loss) {
        Random random = new Random(from);
        double error = 0;
        double norm = 0;
        for (int i = 0; i < samples; i++) {
            int index = from + random.nextInt(size);
            double kept = values[index];
            values[index] = kept + STEP;
            double above = loss.applyAsDouble(values);
            values[index] = kept - STEP;
            double below = loss.applyAsDouble(values);
            values[index] = kept;
            double expected = (above - below) / (2 * STEP);
            error += Math.pow(expected - gradients[index], 2);
            norm += expected * expected;
        }
        return Math.sqrt(error / norm);
    }
}
