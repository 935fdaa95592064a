package dev.constellation.tinylm;

import java.util.Random;
import java.util.function.DoubleSupplier;

/** Compares gradients with central differences of a double-precision loss. */
final class FiniteDifferences {
    private static final double STEP = 1e-4;
    private static final int SAMPLES = 8;

    private FiniteDifferences() {}

    /**
     * The relative error, in the Euclidean norm, over a few random elements of a tensor.
     *
     * @param values what {@code loss} depends on; changed and restored
     * @param valuesFrom where the tensor starts there
     * @param gradientsFrom where it starts in {@code gradients}
     */
    static double relativeError(
            double[] values, float[] gradients, int valuesFrom, int gradientsFrom, int size, DoubleSupplier loss) {
        Random random = new Random(valuesFrom);
        double error = 0;
        double norm = 0;
        for (int i = 0; i < SAMPLES; i++) {
            int index = random.nextInt(size);
            double expected = difference(values, valuesFrom + index, loss);
            error += Math.pow(expected - gradients[gradientsFrom + index], 2);
            norm += expected * expected;
        }
        return Math.sqrt(error / norm);
    }

    private static double difference(double[] values, int index, DoubleSupplier loss) {
        double kept = values[index];
        values[index] = kept + STEP;
        double above = loss.getAsDouble();
        values[index] = kept - STEP;
        double below = loss.getAsDouble();
        values[index] = kept;
        return (above - below) / (2 * STEP);
    }
}
