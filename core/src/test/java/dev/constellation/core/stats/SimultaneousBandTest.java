package dev.constellation.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.constellation.core.RandomStream;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimultaneousBandTest {
    private static Estimate normal(long seed) {
        RandomStream random = RandomStream.of(seed);
        double[] values = IntStream.range(0, 40_000)
                .mapToDouble(i ->
                        Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble()))
                .toArray();
        return new Estimate(0, values, List.of());
    }

    /** Expected: {@code norm.ppf((1 + .95 ** (1 / 10)) / 2)} of scipy.stats. */
    @Test
    void tenIndependentPointsNeedSidaksQuantile() {
        List<Estimate> curve =
                IntStream.range(0, 10).mapToObj(SimultaneousBandTest::normal).toList();
        assertThat(SimultaneousBand.around(curve).quantile()).isCloseTo(2.7996, within(0.03));
    }

    @Test
    void pointsThatMoveTogetherNeedNoMoreThanOne() {
        List<Estimate> curve = Collections.nCopies(10, normal(3));
        assertThat(SimultaneousBand.around(curve).quantile()).isCloseTo(1.96, within(0.03));
    }

    /** Expected: {@code 0.5 * t.ppf(norm.cdf(1.96), 3)} of scipy.stats. */
    @Test
    void withFewRunsTheBandReachesAsFarAsStudentsT() {
        Estimate normal = normal(3);
        double half = Math.sqrt(0.25 / 3);
        double[] runs = {half, half, -half, -half};
        double[] replicates =
                IntStream.range(0, normal.size()).mapToDouble(normal::replicate).toArray();
        Estimate few = new Estimate(0, replicates, List.of(runs));
        assertThat(SimultaneousBand.around(List.of(few)).points().getFirst().high())
                .isCloseTo(1.5912, within(0.04));
    }

    @Test
    void aPointThatNeverVariesHasNoWidth() {
        Estimate constant = new Estimate(0.4, new double[40_000], List.of());
        Interval band =
                SimultaneousBand.around(List.of(normal(1), constant)).points().getLast();
        assertThat(band.high() - band.low()).isZero();
    }
}
