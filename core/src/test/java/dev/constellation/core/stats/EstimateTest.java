package dev.constellation.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EstimateTest {
    private final Estimate estimate = new Estimate(2, new double[] {3.1, -0.4, 2.2, 5.9, 1.7, 0.3, 4.4}, List.of());

    /** Expected: {@code numpy.quantile(x, [.025, .975])} and {@code numpy.std(x, ddof=1)}. */
    @Test
    void intervalAndErrorAgreeWithNumpy() {
        assertThat(estimate.interval().low()).isCloseTo(-0.295, within(1e-12));
        assertThat(estimate.interval().high()).isCloseTo(5.675, within(1e-12));
        assertThat(estimate.deviation()).isCloseTo(2.2172484020042673, within(1e-12));
    }

    @Test
    void pValueCountsBothSidesOfZero() {
        assertThat(estimate.pValue()).isEqualTo(2.0 * 2 / 8);
    }

    @Test
    void pValueAndIntervalAgreeOnZeroUpToOneReplicate() {
        for (int below = 15; below <= 35; below++) {
            int negative = below;
            Estimate shifted = new Estimate(
                    1,
                    IntStream.range(0, 999).mapToDouble(i -> i - negative + 0.5).toArray(),
                    List.of());
            boolean above = shifted.interval().isAbove(0);
            assertThat(shifted.pValue()).isBetween(above ? 0.0 : 0.05, above ? 0.053 : 0.1);
        }
    }

    @Test
    void hasNoIntervalWhenNothingVaries() {
        Estimate constant = new Estimate(0, new double[] {0, 0, 0}, List.of());
        assertThat(constant.hasInterval()).isFalse();
        assertThat(constant.pValue()).isEqualTo(1);
    }

    @Test
    void hasNoIntervalWhenManyReplicatesLeaveItUndefined() {
        assertThat(new Estimate(1, new double[] {1, 2, Double.NaN}, List.of()).hasInterval())
                .isFalse();
    }
}
