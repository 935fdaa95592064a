package dev.constellation.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.constellation.core.stats.ClopperPearson;
import dev.constellation.core.stats.Interval;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Effects that are there are found, those that are not are not. */
class EffectsTest {
    private static BankResult bank(SimulatedStudy study) {
        return Analysis.of(study.definition(), study.data()).banks().getFirst();
    }

    private static Interval interval(Figure figure) {
        return figure.measuredInterval().orElseThrow();
    }

    @Test
    void sharpeningRaisesPassAtFewLowersPassAtManyAndTheCurvesCross() {
        BankResult bank = bank(new SimulatedStudy(3, 120, 2, 3, 1, 128, 3, -1));
        assertThat(interval(bank.overall().orElseThrow().passAtK()).isAbove(0)).isTrue();
        assertThat(interval(bank.overall().orElseThrow().ceiling()).isBelow(0)).isTrue();
        Crossover crossover = bank.crossovers().getFirst();
        assertThat(crossover.label()).isEqualTo("v1-v0");
        assertThat(crossover.many()).isEqualTo(64);
        assertThat(crossover.claimed()).isTrue();
        assertThat(crossover.crossing().orElseThrow()).isBetween(9, 64);
        assertThat(crossover.none()).isLessThan(0.05);
    }

    /** Point curves cross in about a sixth of these studies; the exact bound on the rate of claims is below 5%. */
    @ParameterizedTest
    @CsvSource({"1", "3"})
    void withoutAnyEffectACrossoverIsClaimedInAtMostFivePercentOfStudies(int trajectories) {
        int studies = 80;
        List<Crossover> crossovers = IntStream.range(0, studies)
                .parallel()
                .mapToObj(seed -> bank(new SimulatedStudy(100 + seed, 20, 2, trajectories, 1, 32, 0, -1)))
                .map(bank -> bank.crossovers().getFirst())
                .toList();
        long claims = crossovers.stream().filter(Crossover::claimed).count();
        assertThat(ClopperPearson.interval(studies, (int) claims).high()).isLessThan(0.05);
        assertThat(crossovers.stream().filter(c -> c.crossing().isPresent()).count())
                .isGreaterThan(studies / 10);
    }

    @Test
    void whereASharpeningIsClearTheIntervalOfTheCrossingIsNarrow() {
        Crossover crossover = bank(new SimulatedStudy(3, 120, 2, 3, 1, 128, 3, -1))
                .crossovers()
                .getFirst();
        Interval interval = crossover.crossingInterval().orElseThrow();
        assertThat(crossover.crossing().orElseThrow().doubleValue()).isBetween(interval.low(), interval.high());
        assertThat(Math.log(interval.high() / interval.low()) / Math.log(2)).isBetween(0.1, 2.0);
    }

    @Test
    void anUntrainedCopyExpandsNoMoreThanItsControl() {
        double net = IntStream.range(0, 20)
                .mapToObj(seed -> bank(new SimulatedStudy(200 + seed, 60, 2, 1, 1, 16, 0, -1)))
                .mapToDouble(bank -> bank.gains()
                        .getFirst()
                        .expansion()
                        .net()
                        .measured()
                        .orElseThrow()
                        .value())
                .average()
                .orElseThrow();
        assertThat(net).isCloseTo(0, within(0.01));
    }

    @Test
    void theFrozenControlItselfExpandsALot() {
        BankResult bank = bank(new SimulatedStudy(4, 100, 2, 1, 1, 16, 0, -1));
        assertThat(interval(bank.gains().getFirst().expansion().control()).low())
                .isGreaterThan(0.02);
    }

    @Test
    void sharpeningRaisesTheShareOfSomeTasksAndLowersThatOfOthers() {
        ChangedTasks changed = bank(new SimulatedStudy(3, 120, 2, 3, 1, 128, 3, -1))
                .gains()
                .getFirst()
                .changed();
        assertThat(changed.tasks()).isEqualTo(120);
        assertThat(changed.risen()).isGreaterThan(20);
        assertThat(changed.fallen()).isPositive();
        assertThat(changed.fromNone()).isZero();
    }

    @Test
    void aCriticWithoutSignalGainsNothing() {
        CriticResult critic = bank(new SimulatedStudy(5, 100, 2, 2, 0, 32, 0, 0))
                .rounds()
                .getFirst()
                .critic()
                .orElseThrow();
        assertThat(interval(critic.overNaive()).isAbove(0)).isFalse();
        assertThat(interval(critic.auc()).low()).isLessThan(0.5);
        assertThat(interval(critic.auc()).high()).isGreaterThan(0.5);
    }

    @Test
    void expansionIsTheMeanOverAllWaysToHalveTheSamples() {
        assertThat(ExpansionColumns.newly(8, 1, 8, 3, 4)).isCloseTo(0.5 * (1 - 5.0 / 70), within(1e-12));
        assertThat(ExpansionColumns.control(8, 1, 4)).isCloseTo(0.5, within(1e-12));
        assertThat(ExpansionColumns.control(8, 0, 4)).isZero();
    }
}
