package dev.constellation.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.constellation.core.stats.Interval;
import dev.constellation.core.study.DefinitionFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StudyComparisonTest {
    private static ComparedStudy study(SimulatedStudy study, String name) {
        StudyData data = study.data();
        return new ComparedStudy(
                name,
                "d".repeat(64),
                DefinitionFields.of(study.definition()),
                data.digests(),
                CellSummary.of(study.definition(), data));
    }

    private static ComparedStudy with(ComparedStudy study, String field, String value) {
        Map<String, String> fields = new HashMap<>(study.definition());
        fields.put(field, value);
        return new ComparedStudy(study.name(), study.digest(), fields, study.digests(), study.cells());
    }

    private static ComparedStudy mapped(ComparedStudy study, UnaryOperator<CellSummary> change) {
        return new ComparedStudy(
                "changed",
                study.digest(),
                study.definition(),
                study.digests(),
                study.cells().stream().map(change).toList());
    }

    private static CellSummary right(CellSummary cell, int right) {
        return new CellSummary(
                cell.bank(),
                cell.taskId(),
                cell.stratum(),
                cell.split(),
                cell.trajectory(),
                cell.round(),
                cell.n(),
                right,
                cell.blocks(),
                cell.picks());
    }

    private static ComparedBank.Measure measure(StudyComparison comparison, int round, String name) {
        return comparison.banks().getFirst().generators().stream()
                .filter(pair -> pair.first() == round && pair.second() == round)
                .flatMap(pair -> pair.measures().stream())
                .filter(measure -> measure.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double value(Figure figure) {
        return figure.measured().orElseThrow().value();
    }

    @Test
    void aStudyDiffersFromItselfByNothing() {
        ComparedStudy study = study(SimulatedStudy.moderate(), "a");
        StudyComparison comparison = StudyComparison.of(study, study);
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.tested()).isZero();
        assertThat(comparison.pairing().label()).isEqualTo("task, split and training run");
        assertThat(comparison.banks().getFirst().generators())
                .hasSize(3)
                .allSatisfy(pair -> assertThat(pair.measures())
                        .allSatisfy(measure ->
                                assertThat(value(measure.difference())).isZero()));
    }

    /** Every trained cell has 3 right samples more than the same cell of the other study: pass@1 rises by 3/32 exactly. */
    @Test
    void aDifferenceThatEveryCellHasIsFoundWithoutAnyUncertainty() {
        ComparedStudy study = mapped(
                study(new SimulatedStudy(1, 40, 3, 3, 1, 32, 0.5, 2), "a"), cell -> right(cell, cell.right() / 2));
        ComparedStudy better = mapped(study, cell -> cell.round() == 0 ? cell : right(cell, cell.right() + 3));
        StudyComparison comparison = StudyComparison.of(study, better);
        ComparedBank.Measure change = measure(comparison, 1, "pass@1");
        assertThat(value(change.difference())).isCloseTo(3.0 / 32, within(1e-12));
        assertThat(change.difference().measuredInterval()).isEmpty();
        assertThat(value(measure(comparison, 0, "pass@1").difference())).isZero();
    }

    /** Half of the tasks gain 8 of 32 samples: the mean gain is 1/8, the error of a mean of 0 and 1/4 over 40 tasks. */
    @Test
    void aDifferenceOnHalfOfTheTasksHasTheClosedFormError() {
        ComparedStudy study =
                mapped(study(new SimulatedStudy(1, 40, 3, 3, 1, 32, 0.5, 2), "a"), cell -> right(cell, 4));
        ComparedStudy better = mapped(
                study, cell -> cell.taskId().compareTo("task-020") < 0 && cell.round() == 1 ? right(cell, 12) : cell);
        ComparedBank.Measure change = measure(StudyComparison.of(study, better), 1, "pass@1");
        Figure.Measured figure = change.difference().measured().orElseThrow();
        assertThat(figure.value()).isCloseTo(0.125, within(1e-12));
        assertThat(figure.standardError().orElseThrow()).isCloseTo(0.125 / Math.sqrt(40), within(0.001));
        Interval interval = figure.interval().orElseThrow();
        assertThat(interval.low()).isBetween(0.08, 0.1);
        assertThat(change.holm()).isLessThan(0.01).isGreaterThanOrEqualTo(change.p());
    }

    @Test
    void intervalsOfIndependentStudiesWithoutADifferenceHoldZero() {
        long held = IntStream.range(0, 40)
                .filter(seed -> {
                    ComparedStudy one = study(new SimulatedStudy(2 * seed, 40, 2, 2, 1, 16, 0, 0), "a");
                    ComparedStudy other = study(new SimulatedStudy(2 * seed + 1, 40, 3, 3, 1, 16, 0, 0), "b");
                    Interval interval = measure(StudyComparison.of(one, other), 0, "pass@1")
                            .difference()
                            .measuredInterval()
                            .orElseThrow();
                    return interval.low() <= 0 && interval.high() >= 0;
                })
                .count();
        assertThat(held).isGreaterThanOrEqualTo(34);
    }

    @Test
    void otherSeedsAreNotPairedBySplitOrTrainingRun() {
        ComparedStudy one = study(new SimulatedStudy(1, 20, 2, 2, 1, 16, 0.5, 2), "a");
        ComparedStudy other = study(new SimulatedStudy(2, 20, 2, 3, 1, 16, 0.5, 2), "b");
        StudyComparison comparison = StudyComparison.of(one, other);
        assertThat(comparison.pairing().label()).isEqualTo("task");
        assertThat(comparison.differences())
                .containsEntry("seed", new StudyComparison.Difference("1", "2"))
                .containsEntry("trajectories", new StudyComparison.Difference("2", "3"));
    }

    @Test
    void splitsAndRunsThatOnlyOneStudyHasAreLeftOut() {
        ComparedStudy three = study(new SimulatedStudy(1, 20, 3, 2, 1, 16, 0.5, 2), "three");
        ComparedStudy two = study(new SimulatedStudy(1, 20, 2, 1, 1, 16, 0.5, 2), "two");
        StudyComparison comparison = StudyComparison.of(three, two);
        Sizes common = comparison.banks().getFirst().common();
        assertThat(common.splits()).isEqualTo(2);
        assertThat(common.trajectories()).isEqualTo(1);
        assertThat(value(measure(comparison, 1, "pass@8").difference())).isZero();
    }

    @Test
    void studiesOfDifferentLengthCompareTheirLastGeneratorsToo() {
        StudyComparison comparison = StudyComparison.of(
                study(new SimulatedStudy(1, 20, 2, 2, 2, 16, 0.5, 2), "long"),
                study(new SimulatedStudy(1, 20, 2, 2, 1, 16, 0.5, 2), "short"));
        assertThat(comparison.banks().getFirst().generators())
                .extracting(ComparedBank.Generators::label)
                .containsExactly("v0", "v1", "v1 against v2");
    }

    @Test
    void aStudyWithoutACriticIsComparedOnTheOtherPolicies() {
        StudyComparison comparison = StudyComparison.of(
                study(new SimulatedStudy(1, 20, 2, 2, 1, 16, 0.5, 2), "a"),
                study(new SimulatedStudy(1, 20, 2, 2, 1, 16, 0.5, -1), "b"));
        assertThat(comparison.banks().getFirst().generators().getFirst().measures())
                .extracting(ComparedBank.Measure::name)
                .containsExactly(
                        "pass@1", "pass@8", "pass@16 (ceiling)", "naive", "majority", "shortest", "likelihood");
    }

    @Test
    void anotherDomainProfileOrKIsRefused() {
        ComparedStudy study = study(SimulatedStudy.moderate(), "a");
        for (String field : List.of("domain", "profile", "k")) {
            assertThatThrownBy(() -> StudyComparison.of(study, with(study, field, "7")))
                    .hasMessageContaining(field + ": 'a' has")
                    .hasMessageContaining("studies of the same domain, profile and k can be compared");
        }
    }

    @Test
    void studiesWithoutACommonTaskAreRefusedWithTheReason() {
        ComparedStudy study = study(SimulatedStudy.moderate(), "a");
        ComparedStudy other = mapped(
                study,
                cell -> new CellSummary(
                        cell.bank(),
                        "x" + cell.taskId(),
                        "1",
                        cell.split(),
                        cell.trajectory(),
                        cell.round(),
                        4,
                        1,
                        0,
                        Map.of()));
        assertThatThrownBy(() -> StudyComparison.of(study, other))
                .hasMessageContaining("share no task: bank easy: the two have no task in common (seeds 1 and 1)");
    }
}
