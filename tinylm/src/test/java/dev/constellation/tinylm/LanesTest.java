package dev.constellation.tinylm;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.incubator.vector.FloatVector;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LanesTest {
    @Test
    void exponentialIsRightToSevenDigits() {
        for (float x = -86.9f; x < 88; x += 0.37f) {
            assertThat((double) exp(x)).isCloseTo(Math.exp(x), Percentage.withPercentage(3e-5));
        }
    }

    @Test
    void exponentialOfAMaskedScoreIsZero() {
        assertThat(exp(Lanes.MASKED)).isZero();
        assertThat(exp(-87.1f)).isZero();
    }

    @Test
    void exponentialOfZeroIsOne() {
        assertThat(exp(0)).isEqualTo(1f);
    }

    @Test
    void exponentialIsCappedInsteadOfInfinite() {
        assertThat(exp(1000)).isFinite();
    }

    private static float exp(float x) {
        float[] result = new float[Lanes.COUNT];
        Lanes.exp(FloatVector.broadcast(Lanes.SPECIES, x)).intoArray(result, 0);
        return result[0];
    }
}
