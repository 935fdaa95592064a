package dev.constellation.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.constellation.core.policy.Policies;
import dev.constellation.core.stats.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AnalysisTest {
    private static final Offset<Double> TIGHT = within(1e-9);

    private static StudyData data;
    private static Analysis analysis;
    private static BankResult bank;

    @BeforeAll
    static void analyse() {
        SimulatedStudy study = SimulatedStudy.moderate();
        data = study.data();
        analysis = Analysis.of(study.definition(), data);
        bank = analysis.banks().getFirst();
    }

    private static RoundResult round(int number) {
        return bank.round(number).orElseThrow();
    }

    private static double value(Figure figure) {
        return figure.measured().orElseThrow().value();
    }

    private static List<Cell> cells(int round) {
        return data.cells().stream().filter(cell -> cell.round() == round).toList();
    }

    private static double mean(int round, ToDoubleFunction<Cell> value) {
        return cells(round).stream().mapToDouble(value).average().orElseThrow();
    }

    private static double firstSurvivorGeneralizes(Cell cell) {
        int right = 0;
        for (int from = 0; from < cell.samples().size(); from += 8) {
            right += cell.samples().subList(from, from + 8).stream()
                            .filter(SampleOutcome::visiblePass)
                            .findFirst()
                            .filter(SampleOutcome::generalizes)
                            .isPresent()
                    ? 1
                    : 0;
        }
        return right / 4.0;
    }

    private static double share(int round, Predicate<SampleOutcome> of, Predicate<SampleOutcome> among) {
        List<SampleOutcome> samples = cells(round).stream()
                .flatMap(cell -> cell.samples().stream())
                .filter(among)
                .toList();
        return (double) samples.stream().filter(of).count() / samples.size();
    }

    @Test
    void passAtOneIsTheShareOfRightSamples() {
        for (int round = 0; round <= 2; round++) {
            assertThat(value(round(round).passAtK(1)))
                    .isCloseTo(share(round, SampleOutcome::generalizes, s -> true), TIGHT);
        }
    }

    @Test
    void theCeilingIsTheShareOfCellsWithARightSample() {
        double expected = mean(1, cell -> cell.samples().stream().anyMatch(SampleOutcome::generalizes) ? 1 : 0);
        assertThat(round(1).ceiling().k()).isEqualTo(32);
        assertThat(value(round(1).ceiling().figure())).isCloseTo(expected, TIGHT);
    }

    @Test
    void naivePickTakesTheFirstSurvivorOfEveryBlock() {
        assertThat(value(round(2).policies().getFirst().success()))
                .isCloseTo(mean(2, AnalysisTest::firstSurvivorGeneralizes), TIGHT);
    }

    @Test
    void policiesStayBetweenNothingAndTheOracle() {
        for (RoundResult round : bank.rounds()) {
            double oracle = value(round.policies().getLast().success());
            assertThat(round.policies()).hasSize(Policies.ALL.size());
            assertThat(round.policies()).allMatch(policy -> value(policy.success()) <= oracle + 1e-12);
        }
    }

    @Test
    void theCriticsGainLiesInContestedBlocksAlone() {
        CriticResult critic = round(0).critic().orElseThrow();
        double share = value(critic.on(Subset.CONTESTED).share());
        double contested = value(critic.on(Subset.CONTESTED).gains().getFirst().figure());
        assertThat(share * contested).isCloseTo(value(critic.overNaive()), TIGHT);
        assertThat(critic.overNaive().measuredInterval().orElseThrow().isAbove(0))
                .isTrue();
        assertThat(value(critic.auc())).isBetween(0.8, 1.0);
        assertThat(value(critic.recovered())).isBetween(0.2, 1.0);
    }

    @Test
    void theGainOverTheBestUnlearnedPolicyIsTheSmallestOfTheGains() {
        CriticResult critic = round(1).critic().orElseThrow();
        SubsetGains all = critic.on(Subset.ALL);
        double smallest = all.gains().stream()
                .mapToDouble(gain -> value(gain.figure()))
                .min()
                .orElseThrow();
        assertThat(value(all.overBest())).isCloseTo(smallest, TIGHT);
    }

    @Test
    void samplesAreCounted() {
        QualityResult quality = round(1).quality();
        assertThat(value(quality.parseRate())).isCloseTo(share(1, SampleOutcome::parsed, s -> true), TIGHT);
        assertThat(value(quality.visibleOnly()))
                .isCloseTo(share(1, s -> !s.heldOutPass(), SampleOutcome::visiblePass), TIGHT);
        assertThat(value(quality.entropy()))
                .isCloseTo(
                        samples(1)
                                .mapToDouble(s -> -s.logProbability())
                                .average()
                                .orElseThrow(),
                        TIGHT);
        double tokens = samples(1).mapToDouble(SampleOutcome::tokens).sum();
        assertThat(value(quality.rightPerKilotoken()))
                .isCloseTo(1000 * samples(1).filter(SampleOutcome::generalizes).count() / tokens, TIGHT);
    }

    private static Stream<SampleOutcome> samples(int round) {
        return cells(round).stream().flatMap(cell -> cell.samples().stream());
    }

    @Test
    void headroomOfTasksKnownSolvableLeavesOutThoseThatNobodySolves() {
        long solvable = data.cells().stream()
                .filter(cell -> cell.samples().stream().anyMatch(SampleOutcome::generalizes))
                .map(Cell::taskId)
                .distinct()
                .count();
        RoundGain gain = bank.gains().getFirst();
        double before = value(round(0).ceiling().figure());
        assertThat(solvable).isLessThan(40);
        assertThat(value(gain.headroomClosed())).isCloseTo(value(gain.ceiling()) / (1 - before), TIGHT);
        assertThat(value(gain.solvableHeadroomClosed()))
                .isCloseTo(value(gain.ceiling()) / (solvable / 40.0 - before), TIGHT);
    }

    @Test
    void gainsByStratumAreDifferencesOfItsRounds() {
        StratumResult gain = bank.gains().getLast().strata().getFirst();
        assertThat(gain.stratum()).isEqualTo("1");
        assertThat(value(gain.passAtK()))
                .isCloseTo(
                        value(round(2).strata().getFirst().passAtK())
                                - value(round(0).strata().getFirst().passAtK()),
                        TIGHT);
    }

    /** Right programs come in three variants of the same chance, however good a generator is. */
    @Test
    void atEqualSuccessesAGeneratorThatSucceedsMoreIsNoMoreDiverse() {
        RoundGain.Diversity diversity = bank.gains().getLast().diversity();
        Interval difference = diversity.difference().measuredInterval().orElseThrow();
        assertThat(value(diversity.before())).isBetween(2.0, 3.0);
        assertThat(difference.isAbove(0) || difference.isBelow(0)).isFalse();
    }

    @Test
    void neverSolvedIsABoundOnTheChance() {
        ChangedTasks changed = bank.gains().getFirst().changed();
        assertThat(changed.samplesBefore()).isEqualTo(3 * 32);
        assertThat(changed.neverBound().orElseThrow()).isCloseTo(1 - Math.pow(0.025, 1.0 / 96), TIGHT);
    }

    @Test
    void gainsAreDifferencesOfRoundsAndDecelerationADifferenceOfGains() {
        assertThat(bank.gains()).extracting(RoundGain::label).containsExactly("v1-v0", "v2-v1", "v2-v0");
        double first = value(bank.gains().get(0).passAtK());
        double second = value(bank.gains().get(1).passAtK());
        assertThat(first).isCloseTo(value(round(1).passAtK(8)) - value(round(0).passAtK(8)), TIGHT);
        assertThat(value(bank.gains().get(2).passAtK())).isCloseTo(first + second, TIGHT);
        assertThat(value(bank.deceleration())).isCloseTo(first - second, TIGHT);
    }

    @Test
    void strataPartitionTheTasks() {
        List<StratumResult> strata = round(0).strata();
        double weighted =
                strata.stream().mapToDouble(s -> s.tasks() * value(s.passAtK())).sum();
        assertThat(weighted / 40).isCloseTo(value(round(0).passAtK(8)), TIGHT);
    }

    @Test
    void declaredOutcomesAreCorrectedTogether() {
        assertThat(analysis.primary()).hasSize(3);
        assertThat(analysis.primary()).allMatch(result -> result.adjusted() >= result.p());
        PrimaryResult gain = analysis.primary().getFirst();
        assertThat(value(gain.figure())).isCloseTo(value(bank.gains().getLast().passAtK()), TIGHT);
        assertThat(gain.isSignificant()).isEqualTo(gain.adjusted() <= 0.05);
    }

    @Test
    void figuresOfTheFirstGeneratorRestOnNoTrainingRun() {
        Sizes sizes = round(0).passAtK(8).measured().orElseThrow().sizes();
        assertThat(sizes).isEqualTo(new Sizes(40, 3, 0, 32));
        assertThat(sizes.conditionedOn()).isEmpty();
    }

    @Test
    void fewTrajectoriesComeWithTheirSimulatedCoverage() {
        assertThat(bank.coverage().orElseThrow()).isBetween(0.7, 1.0);
    }

    @Test
    void theDigestDoesNotDependOnTheOrderOfCellsNorOnCosts() {
        SimulatedStudy study = SimulatedStudy.moderate();
        List<Cell> shuffled = new ArrayList<>(data.cells());
        Collections.shuffle(shuffled, new Random(5));
        StudyData other = new StudyData(shuffled, List.of(), data.exclusions(), data.digests(), Map.of());
        assertThat(Analysis.of(study.definition(), other).digest()).isEqualTo(analysis.digest());
    }

    @Test
    void theDigestDoesNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Analysis.of(SimulatedStudy.moderate().definition(), data).digest())
                    .isEqualTo(analysis.digest());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theDigestChangesWithOneOutcome() {
        SimulatedStudy study = SimulatedStudy.moderate();
        List<Cell> changed = new ArrayList<>(data.cells());
        changed.set(17, withFirstSampleUnparsed(changed.get(17)));
        assertThat(Analysis.of(study.definition(), study.data(changed)).digest())
                .isNotEqualTo(analysis.digest());
    }

    private static Cell withFirstSampleUnparsed(Cell cell) {
        List<SampleOutcome> samples = new ArrayList<>(cell.samples());
        boolean parsed = samples.getFirst().parsed();
        samples.set(0, new SampleOutcome(!parsed, false, false, "", "", null, 0, -1, 5));
        return SimulatedStudy.like(cell, samples, cell.margins());
    }

    @Test
    void aCellThatStandsTwiceIsRefusedByName() {
        List<Cell> twice = new ArrayList<>(data.cells());
        twice.add(twice.getFirst());
        SimulatedStudy study = SimulatedStudy.moderate();
        assertThatThrownBy(() -> Analysis.of(study.definition(), study.data(twice)))
                .hasMessageContaining("task-000")
                .hasMessageContaining("twice");
    }

    @Test
    void keysOfFindingsAreUnique() {
        assertThat(analysis.findings()).extracting(Finding::key).doesNotHaveDuplicates();
    }

    /** Of the tasks known solvable v0 leaves so few unsolved that many resamples have none. */
    @Test
    void everyFigureHasAnIntervalThatHoldsItUnlessResamplesLeaveItUndefined() {
        for (Finding finding : analysis.findings()) {
            Figure.Measured measured = finding.figure().measured().orElseThrow();
            measured.interval()
                    .ifPresentOrElse(
                            interval -> assertThat(measured.value()).isBetween(interval.low(), interval.high()),
                            () -> assertThat(finding.measure()).isEqualTo("headroom closed of tasks known solvable"));
        }
    }
}
