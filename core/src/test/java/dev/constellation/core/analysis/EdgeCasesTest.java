package dev.constellation.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.core.stats.Factor;
import dev.constellation.core.stats.Interval;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class EdgeCasesTest {
    private static final SimulatedStudy SMALL = new SimulatedStudy(2, 6, 2, 2, 1, 16, 0.5, 2);

    private static BankResult bank(SimulatedStudy study) {
        return Analysis.of(study.definition(), study.data()).banks().getFirst();
    }

    private static BankResult with(SimulatedStudy study, UnaryOperator<SampleOutcome> change) {
        return Analysis.of(study.definition(), study.data(change)).banks().getFirst();
    }

    private static SampleOutcome outcome(boolean right) {
        String behaviour = right ? "right" : "";
        return new SampleOutcome(right, right, right, behaviour, behaviour, right ? "right/0" : null, 3, -1, 9);
    }

    private static String why(Figure figure) {
        return ((Figure.Undefined) figure).why();
    }

    @Test
    void fewerSamplesThanKLeavePoliciesUndefined() {
        BankResult bank = bank(new SimulatedStudy(2, 6, 2, 2, 1, 4, 0.5, 2));
        RoundResult first = bank.rounds().getFirst();
        assertThat(first.policies())
                .allSatisfy(policy -> assertThat(why(policy.success())).isEqualTo("n = 4 is fewer than k = 8"));
        assertThat(why(bank.gains().getFirst().passAtK())).contains("n = 4");
        assertThat(bank.crossovers()).isEmpty();
        assertThat(bank.adequacy().isDemonstration()).isTrue();
    }

    @Test
    void oneTaskIsConditionedOn() {
        Sizes sizes = bank(new SimulatedStudy(2, 1, 2, 2, 1, 16, 0.5, 2)).sizes();
        assertThat(sizes.conditionedOn()).containsExactly(Factor.TASK);
    }

    @Test
    void oneTrajectoryIsConditionedOnAndHasNoCoverage() {
        BankResult bank = bank(new SimulatedStudy(2, 6, 2, 1, 1, 16, 0.5, 2));
        Sizes sizes = bank.gains().getFirst().passAtK().measured().orElseThrow().sizes();
        assertThat(sizes.conditionedOn()).containsExactly(Factor.TRAJECTORY);
        assertThat(bank.coverage()).isEmpty();
        assertThat(bank.adequacy().reasons()).contains("it has 1 training run");
    }

    @Test
    void aSingleCellHasFiguresWithoutIntervals() {
        BankResult bank = bank(new SimulatedStudy(5, 1, 1, 1, 0, 16, 0.5, 2));
        Figure.Measured parsed =
                bank.rounds().getFirst().quality().parseRate().measured().orElseThrow();
        assertThat(parsed.interval()).isEmpty();
        assertThat(bank.gains()).isEmpty();
        assertThat(why(bank.deceleration())).isEqualTo("it needs rounds 0, 1 and 2");
    }

    @Test
    void noSurvivorsBoundTheShareInsteadOfMakingItZero() {
        BankResult bank = with(SMALL, sample -> outcome(false));
        RoundResult first = bank.rounds().getFirst();
        Figure.Measured never = first.passAtK(8).measured().orElseThrow();
        assertThat(never.value()).isZero();
        assertThat(never.interval().orElseThrow().method()).isEqualTo(Interval.Method.CLOPPER_PEARSON);
        assertThat(never.interval().orElseThrow().high()).isBetween(0.4, 0.5);
        CriticResult critic = first.critic().orElseThrow();
        assertThat(why(critic.on(Subset.CONTESTED).overBest())).isEqualTo("no contested block");
        assertThat(why(critic.auc())).contains("no task has a right and a wrong survivor");
        assertThat(why(first.quality().programs())).isEqualTo("no task is solved");
    }

    @Test
    void whenEverythingIsSolvedThereIsNoHeadroom() {
        BankResult bank = with(SMALL, sample -> outcome(true));
        assertThat(why(bank.gains().getFirst().headroomClosed())).contains("solves every task");
        assertThat(bank.rounds().getFirst().passAtK(8).measured().orElseThrow().value())
                .isEqualTo(1);
    }

    @Test
    void aStudyWithoutACriticHasNoCriticFigures() {
        SimulatedStudy study = new SimulatedStudy(2, 6, 2, 2, 1, 16, 0.5, -1);
        Analysis analysis = Analysis.of(study.definition(), study.data());
        RoundResult first = analysis.banks().getFirst().rounds().getFirst();
        assertThat(first.critic()).isEmpty();
        assertThat(first.policies()).noneMatch(PolicyResult::needsCritic);
        assertThat(analysis.primary().get(1).figure()).isEqualTo(new Figure.Undefined("no critic scored the round"));
        assertThat(analysis.primary().get(1).adjusted()).isEqualTo(1);
    }

    @Test
    void aRoundThatIsMissingLeavesItsComparisonsOut() {
        List<Cell> firstRound =
                SMALL.data().cells().stream().filter(cell -> cell.round() == 0).toList();
        Analysis analysis = Analysis.of(SMALL.definition(), SMALL.data(firstRound));
        assertThat(analysis.banks().getFirst().gains()).isEmpty();
        assertThat(why(analysis.primary().getFirst().figure())).contains("not measured");
    }

    @Test
    void aBankWithoutCellsIsNamed() {
        Analysis analysis = Analysis.of(SMALL.definition(), SMALL.data(List.of()));
        assertThat(analysis.banks()).isEmpty();
        assertThat(analysis.unmeasured()).containsExactly(SimulatedStudy.BANK);
    }

    @Test
    void incompleteCellsAreCountedAndLeftOut() {
        List<Cell> cells = SMALL.data().cells();
        Analysis analysis = Analysis.of(SMALL.definition(), SMALL.data(cells.subList(3, cells.size())));
        assertThat(analysis.banks().getFirst().rounds())
                .extracting(RoundResult::incomplete)
                .containsExactly(2, 1);
    }

    @Test
    void cellsThatTheCriticDidNotScoreAreCountedAndLeftOut() {
        List<Cell> cells = SMALL.data().cells().stream()
                .map(cell -> cell.taskId().equals("task-003") ? withoutMargins(cell) : cell)
                .toList();
        Analysis analysis = Analysis.of(SMALL.definition(), SMALL.data(cells));
        assertThat(analysis.banks().getFirst().rounds().getFirst().unscored()).isEqualTo(4);
    }

    private static Cell withoutMargins(Cell cell) {
        return SimulatedStudy.like(cell, cell.samples(), Map.of());
    }
}
