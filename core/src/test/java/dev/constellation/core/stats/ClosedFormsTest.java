package dev.constellation.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosedFormsTest {
    private static final Offset<Double> TIGHT = within(1e-9);

    /** Expected: {@code 0.01 * (t.ppf(.975, df) + t.ppf(.8, df))} of scipy.stats. */
    @Test
    void detectableDifferenceIsTheFactorForTheDegreesOfFreedomTimesTheError() {
        assertThat(Power.detectable(StandardError.known(0.01))).isCloseTo(0.028015852181129683, TIGHT);
        assertThat(Power.detectable(new StandardError(0.01, 3))).isCloseTo(0.04160918617647012, TIGHT);
    }

    @Test
    void degreesOfFreedomThatNoDistributionHasAreNamed() {
        assertThatThrownBy(() -> new StandardError(0.01, 0)).hasMessageContaining("degreesOfFreedom: 0.0");
    }

    /** Expected: {@code binomtest(x, n).proportion_ci(0.95, 'exact')} of scipy.stats. */
    @ParameterizedTest
    @CsvSource({
        "200, 0, 0.0, 0.018275340355148807",
        "60, 60, 0.9403705077136653, 1.0",
        "20, 7, 0.1539092047845412, 0.5921885345328283",
    })
    void exactIntervalsAgreeWithScipy(int tries, int successes, double low, double high) {
        Interval interval = ClopperPearson.interval(tries, successes);
        assertThat(interval.low()).isCloseTo(low, TIGHT);
        assertThat(interval.high()).isCloseTo(high, TIGHT);
    }

    /** Expected: {@code p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")} of R. */
    @Test
    void holmAgreesWithR() {
        assertThat(Holm.adjust(0.01, 0.04, 0.03, 0.005)).containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, TIGHT);
    }

    @Test
    void correctionsOfNothingAreNothing() {
        assertThat(Holm.adjust()).isEmpty();
        assertThat(FalseDiscovery.adjust()).isEmpty();
    }

    /** Expected: {@code false_discovery_control} of scipy.stats. */
    @Test
    void falseDiscoveryControlAgreesWithScipy() {
        assertThat(FalseDiscovery.adjust(0.01, 0.04, 0.03, 0.005, 0.8))
                .containsExactly(new double[] {0.025, 0.05, 0.05, 0.025, 0.8}, TIGHT);
    }

    /** Expected: twice the smaller of {@code fisher_exact} of scipy.stats with alternatives less and greater. */
    @ParameterizedTest
    @CsvSource({
        "3, 20, 11, 20, 0.018701126042616586",
        "0, 48, 7, 144, 0.2571553141474547",
        "5, 10, 5, 10, 1",
        "30, 64, 12, 64, 0.0012318207451836847"
    })
    void exactTestsAgreeWithScipy(int successes, int tries, int otherSuccesses, int otherTries, double p) {
        assertThat(FisherExact.p(successes, tries, otherSuccesses, otherTries)).isCloseTo(p, TIGHT);
    }

    /** Expected: {@code mannwhitneyu(right, wrong).statistic / 20} of scipy.stats. */
    @Test
    void areaUnderTheCurveAgreesWithScipy() {
        double[] right = {1.5, 0.2, 0.9, 2.0};
        double[] wrong = {0.9, -1.0, 0.3, 1.5, 0.1};
        assertThat(Ranking.auc(right, wrong)).isCloseTo(0.75, TIGHT);
    }

    /** Expected: the mean over all draws, from {@code core/src/test/python/independent_values.py}. */
    @Test
    void rarefiedKindsAreTheMeanOverAllDraws() {
        assertThat(Rarefaction.kinds(List.of(3, 2, 1), 2)).isCloseTo(1.7333333333333334, TIGHT);
        assertThat(Rarefaction.kinds(List.of(3, 2, 1), 4)).isCloseTo(2.6, TIGHT);
        assertThat(Rarefaction.kinds(List.of(3, 2, 1), 7)).isNaN();
    }

    @Test
    void areaUnderTheCurveNeedsBothKinds() {
        assertThat(Ranking.auc(new double[] {1}, new double[0])).isNaN();
    }

    @Test
    void referenceComponentsReproduceTheSimulatedDetectableDifferences() {
        VarianceComponents reference = VarianceComponents.REFERENCE;
        StandardError planned = reference.expectedError(new CrossedDesign(200, 3, 2));
        assertThat(planned.value()).isCloseTo(Math.sqrt(1.125e-4 + 1e-4 / 3 + 1.125e-4 + 3 * 0.1089 / 1200), TIGHT);
        assertThat(planned.degreesOfFreedom()).isCloseTo(5.720007119563295, TIGHT);
        assertThat(reference.detectable(new CrossedDesign(100, 3, 1))).isBetween(0.075, 0.095);
        assertThat(reference.detectable(new CrossedDesign(200, 6, 4))).isBetween(0.035, 0.05);
        assertThat(reference.detectable(new CrossedDesign(200, 6, 8))).isCloseTo(0.035, within(0.003));
    }

    @Test
    void ratiosAreUndefinedOverZero() {
        assertThat(Statistic.ratio(0, 1).of(new double[] {3, 0})).isNaN();
        assertThat(Statistic.ratio(0, 1).minus(sums -> 1).of(new double[] {3, 2}))
                .isEqualTo(0.5);
        assertThat(Statistic.ratio(0, 1).over(sums -> 0).of(new double[] {3, 2}))
                .isNaN();
    }
}
