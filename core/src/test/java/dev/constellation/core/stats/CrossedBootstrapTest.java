package dev.constellation.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.constellation.core.RandomStream;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossedBootstrapTest {
    private static final int REPLICATES = 4000;

    private final CrossedDesign design = new CrossedDesign(30, 4, 3);

    private static double[] noise(CrossedDesign design) {
        RandomStream random = RandomStream.of(7);
        return IntStream.range(0, design.cells())
                .mapToDouble(i -> random.nextDouble())
                .toArray();
    }

    private static Estimate mean(CrossedDesign design, double[] values) {
        Columns columns = new Columns(design);
        int column = columns.add(values);
        return CrossedBootstrap.run(columns, 1, REPLICATES).estimate(sums -> sums[column] / design.cells());
    }

    @Test
    void theFigureItselfIsThePlainMean() {
        double[] values = noise(design);
        assertThat(mean(design, values).value())
                .isCloseTo(Arrays.stream(values).average().orElseThrow(), within(1e-12));
    }

    /** The bootstrap variance of a mean of m independent values is their population variance over m. */
    @Test
    void variationBetweenTasksGivesTheClosedFormError() {
        double[] values = IntStream.range(0, design.cells())
                .mapToDouble(cell -> design.taskOf(cell) % 2)
                .toArray();
        assertThat(mean(design, values).standardError()).isCloseTo(Math.sqrt(0.25 / 30), within(0.003));
    }

    @Test
    void variationBetweenTrajectoriesGivesTheClosedFormError() {
        double[] values =
                IntStream.range(0, design.cells()).mapToDouble(cell -> cell % 3).toArray();
        assertThat(mean(design, values).standardError()).isCloseTo(Math.sqrt(2.0 / 3 / 3), within(0.02));
    }

    @Test
    void aFactorWithOneLevelIsConditionedOn() {
        CrossedDesign single = new CrossedDesign(1, 1, 1);
        assertThat(mean(single, new double[] {0.3}).hasInterval()).isFalse();
    }

    @Test
    void aGroupOfColumnsEqualsTheColumnsOneByOne() {
        int[] keys = IntStream.range(0, design.cells()).map(i -> i % 5 - 1).toArray();
        double[][] table = {{1, 0.1}, {1, 0.4}, {1, 0.2}, {1, 0.9}};
        Columns columns = new Columns(design);
        int group = columns.addGroup(keys, table);
        int plain = columns.add(Arrays.stream(keys)
                .mapToDouble(key -> key < 0 ? 0 : table[key][1])
                .toArray());
        Replicates replicates = CrossedBootstrap.run(columns, 1, 200);
        Estimate grouped = replicates.estimate(sums -> sums[group + 1]);
        Estimate single = replicates.estimate(sums -> sums[plain]);
        for (int i = 0; i < 200; i++) {
            assertThat(grouped.replicate(i)).isCloseTo(single.replicate(i), within(1e-9));
        }
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() throws Exception {
        double[] values = noise(design);
        Estimate alone;
        Estimate together;
        try (ForkJoinPool one = new ForkJoinPool(1);
                ForkJoinPool many = new ForkJoinPool(7)) {
            alone = one.submit(() -> mean(design, values)).get();
            together = many.submit(() -> mean(design, values)).get();
        }
        for (int i = 0; i < REPLICATES; i++) {
            assertThat(Double.doubleToLongBits(together.replicate(i)))
                    .isEqualTo(Double.doubleToLongBits(alone.replicate(i)));
        }
    }

    /** Unloaded, two cores take well under a second; the bound is for an order of magnitude. */
    @Test
    void twoThousandReplicatesOfEveryPassAtKOfALargeStudyTakeSeconds() {
        CrossedDesign large = new CrossedDesign(400, 6, 8);
        Columns columns = new Columns(large);
        int[] correct =
                IntStream.range(0, large.cells()).map(cell -> cell * 31 % 65).toArray();
        int first = columns.addGroup(
                correct, PassAtK.table(64, IntStream.rangeClosed(1, 64).toArray()));
        long start = System.nanoTime();
        Replicates replicates = CrossedBootstrap.run(columns, 1, 2000);
        assertThat(replicates.estimate(sums -> sums[first + 63] / large.cells()).hasInterval())
                .isTrue();
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(10);
    }
}
