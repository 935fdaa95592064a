package dev.constellation.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Expected values are those of {@code core/src/test/python/independent_values.py}. */
class JackknifeTest {
    private static final Offset<Double> TIGHT = within(1e-9);

    private static Estimate mean(CrossedDesign design, double[] values) {
        Columns columns = new Columns(design);
        int sum = columns.add(values);
        int count = columns.add(
                IntStream.range(0, design.cells()).mapToDouble(cell -> 1).toArray());
        return CrossedBootstrap.run(columns, 1, 200).estimate(Statistic.ratio(sum, count));
    }

    /** An analysis of variance by statsmodels, Student's t by SciPy. */
    @Test
    void errorDegreesOfFreedomIntervalAndPOfACrossedDesignAgreeWithAnAnalysisOfVariance() {
        CrossedDesign design = new CrossedDesign(5, 3, 4);
        double[] values = IntStream.range(0, design.cells())
                .mapToDouble(cell ->
                        (cell * cell * 7 + 3 * cell) % 13 / 13.0 + 0.1 * (cell % 4) + 0.05 * design.taskOf(cell))
                .toArray();
        Estimate estimate = mean(design, values);
        assertThat(estimate.value()).isCloseTo(0.7141025641025641, TIGHT);
        assertThat(estimate.standardError().value()).isCloseTo(0.08820413436132603, TIGHT);
        assertThat(estimate.standardError().degreesOfFreedom()).isCloseTo(6.710824889920567, TIGHT);
        assertThat(estimate.interval().low()).isCloseTo(0.5036971075063341, TIGHT);
        assertThat(estimate.interval().high()).isCloseTo(0.9245080206987941, TIGHT);
        assertThat(estimate.interval().method()).isEqualTo(Interval.Method.STUDENT);
        assertThat(estimate.pValue()).isCloseTo(0.00010604333234141066, TIGHT);
    }

    /** Where only runs vary it is SciPy's one-sample t test. */
    @Test
    void runsAloneGiveTheOneSampleTTest() {
        double[] runs = {0.31, 0.22, 0.47, 0.35};
        CrossedDesign design = new CrossedDesign(6, 2, 4);
        Estimate estimate = mean(
                design,
                IntStream.range(0, design.cells())
                        .mapToDouble(cell -> runs[cell % 4])
                        .toArray());
        assertThat(estimate.standardError().value()).isCloseTo(0.051861192941672025, TIGHT);
        assertThat(estimate.standardError().degreesOfFreedom()).isCloseTo(3, TIGHT);
        assertThat(estimate.interval().low()).isCloseTo(0.1724545381351704, TIGHT);
        assertThat(estimate.pValue()).isCloseTo(0.007369519059100261, TIGHT);
    }

    @Test
    void aRatioIsResampledAsAWhole() {
        CrossedDesign design = new CrossedDesign(1, 1, 2);
        Columns columns = new Columns(design);
        int right = columns.add(new double[] {1, 6});
        int tries = columns.add(new double[] {2, 8});
        Estimate share = CrossedBootstrap.run(columns, 1, 200).estimate(Statistic.ratio(right, tries));
        assertThat(share.value()).isEqualTo(0.7);
        assertThat(share.standardError().value()).isCloseTo((0.75 - 0.5) / 2, TIGHT);
    }

    @Test
    void aFigureThatASingleRunDefinesHasNoInterval() {
        CrossedDesign design = new CrossedDesign(40, 1, 2);
        Columns columns = new Columns(design);
        int right = columns.add(IntStream.range(0, 80)
                .mapToDouble(cell -> cell % 4 == 0 ? 1 : 0)
                .toArray());
        int tries = columns.add(
                IntStream.range(0, 80).mapToDouble(cell -> (cell + 1) % 2).toArray());
        Estimate share = CrossedBootstrap.run(columns, 1, 2000).estimate(Statistic.ratio(right, tries));
        assertThat(share.value()).isEqualTo(0.5);
        assertThat(share.hasInterval()).isFalse();
        assertThat(share.pValue()).isEqualTo(1);
    }

    @Test
    void pIsAtMostFivePercentJustWhenTheIntervalLeavesZeroOut() {
        StandardError error = new StandardError(0.02, 3.3);
        double edge = error.interval(0).high();
        assertThat(error.pValue(edge)).isCloseTo(0.05, TIGHT);
        assertThat(error.pValue(-edge)).isCloseTo(0.05, TIGHT);
        assertThat(error.interval(edge).low()).isCloseTo(0, TIGHT);
    }
}
