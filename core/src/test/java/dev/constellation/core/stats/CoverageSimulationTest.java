package dev.constellation.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageSimulationTest {
    private static final int STUDIES = 1000;

    private static double coverage(CrossedDesign design, VarianceComponents components) {
        return CoverageSimulation.coverage(design, components, 1, STUDIES);
    }

    @ParameterizedTest
    @CsvSource({
        "200, 3, 2",
        "200, 3, 3",
        "200, 3, 4",
        "200, 3, 8",
        "200, 3, 12",
        "200, 6, 2",
        "200, 6, 4",
        "200, 6, 8",
        "100, 3, 3"
    })
    void intervalsThatClaim95PercentCover93To99(int tasks, int splits, int trajectories) {
        assertThat(coverage(new CrossedDesign(tasks, splits, trajectories), VarianceComponents.REFERENCE))
                .isBetween(0.93, 0.99);
    }

    /** Where nothing but trajectories varies, Student's t is exact however few there are. */
    @ParameterizedTest
    @CsvSource({"2", "3", "7"})
    void trajectoriesAloneAreCoveredExactly(int trajectories) {
        VarianceComponents trajectoriesOnly = new VarianceComponents(0, 0, 0.1, 0);
        assertThat(coverage(new CrossedDesign(2, 1, trajectories), trajectoriesOnly))
                .isCloseTo(0.95, within(0.02));
    }

    /** Percentiles of a bootstrap see seven eighths of the variance of eight trajectories; this is what is left of 95%. */
    @Test
    void eightTrajectoriesAloneCoverLess() {
        VarianceComponents trajectoriesOnly = new VarianceComponents(0, 0, 0.1, 0);
        assertThat(coverage(new CrossedDesign(2, 1, 8), trajectoriesOnly)).isBetween(0.87, 0.93);
    }
}
