package dev.constellation.tinylm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FourBitMatrixTest {
    private static final int INPUTS = 96;
    private static final int OUTPUTS = 32;

    private final float[] weights = normal(3);
    private final float[] restored = restore(weights);

    @Test
    void anErrorIsAtMostAQuarterOfTheGroupsLargestWeight() {
        for (int output = 0; output < OUTPUTS; output++) {
            for (int first = 0; first < INPUTS; first += 32) {
                float largest = 0;
                float error = 0;
                for (int i = first; i < first + 32; i++) {
                    int at = i * OUTPUTS + output;
                    largest = Math.max(largest, Math.abs(weights[at]));
                    error = Math.max(error, Math.abs(weights[at] - restored[at]));
                }
                assertThat(error).isLessThanOrEqualTo(0.26f * largest);
            }
        }
    }

    @Test
    void normalWeightsLoseLessThanATenthOfTheirDeviation() {
        double error = 0;
        double norm = 0;
        for (int i = 0; i < weights.length; i++) {
            error += Math.pow(weights[i] - restored[i], 2);
            norm += weights[i] * weights[i];
        }
        assertThat(Math.sqrt(error / norm)).isLessThan(0.1);
    }

    @Test
    void aGroupOfZerosStaysZero() {
        assertThat(restore(new float[INPUTS * OUTPUTS])).containsOnly(0f);
    }

    private static float[] restore(float[] weights) {
        float[] result = new float[weights.length];
        FourBitMatrix.quantize(Matrix.of(weights, OUTPUTS), INPUTS, OUTPUTS).dequantize(Matrix.of(result, OUTPUTS));
        return result;
    }

    private static float[] normal(long seed) {
        Random random = new Random(seed);
        float[] values = new float[INPUTS * OUTPUTS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.05 * random.nextGaussian());
        }
        return values;
    }
}
