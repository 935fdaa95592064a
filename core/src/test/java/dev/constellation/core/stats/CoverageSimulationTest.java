package dev.constellation.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CoverageSimulationTest {
    /** With two trajectories and nothing else the interval runs from one to the other: it holds the truth half the time. */
    @Test
    void twoTrajectoriesAloneCoverHalf() {
        VarianceComponents trajectoriesOnly = new VarianceComponents(0, 0, 0.1, 0);
        assertThat(CoverageSimulation.coverage(new CrossedDesign(2, 1, 2), trajectoriesOnly, 1))
                .isCloseTo(0.5, within(0.07));
    }

    @Test
    void aLargeStudyCoversWhatItClaims() {
        assertThat(CoverageSimulation.coverage(new CrossedDesign(200, 6, 8), VarianceComponents.REFERENCE, 1))
                .isBetween(0.91, 1.0);
    }

    @Test
    void fewerTrajectoriesCoverLess() {
        VarianceComponents components = new VarianceComponents(0.05, 0.01, 0.05, 0.1);
        double few = CoverageSimulation.coverage(new CrossedDesign(100, 3, 2), components, 1);
        double many = CoverageSimulation.coverage(new CrossedDesign(100, 3, 8), components, 1);
        assertThat(few).isLessThan(many - 0.1);
    }
}
