package dev.constellation.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.constellation.core.study.Arm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

class CounterpartsTest {
    private static final int N = 32;
    private static final Counterpart SAME = new Counterpart.Trained(new Arm("same", "star"));
    private static final Counterpart BETTER = new Counterpart.Trained(new Arm("better", "secret"));
    private static final Counterpart WORSE = new Counterpart.Trained(new Arm("worse", "unverified"));

    private final SimulatedStudy study = new SimulatedStudy(1, 40, 3, 3, 2, N, 0, -1);
    private final StudyData own = study.data();
    private final Map<Counterpart, List<Tally>> compared = new LinkedHashMap<>();

    @Test
    void anArmThatDoesTheSameIsNeitherSuperiorNorWorse() {
        compared.put(SAME, last(cell -> right(cell)));
        ArmResult arm = counterparts().arms().getFirst();
        assertThat(value(arm.difference())).isZero();
        assertThat(arm.p()).isEqualTo(1);
        assertThat(arm.superior()).isEqualTo(ArmResult.Answer.INCONCLUSIVE);
    }

    @Test
    void anArmThatSolvesMoreIsSuperiorAndOneThatSolvesLessIsNot() {
        compared.put(BETTER, last(cell -> N));
        compared.put(WORSE, last(cell -> right(cell) / 4));
        List<ArmResult> arms = counterparts().arms();
        assertThat(arms).extracting(ArmResult::arm).containsExactly("better", "worse");
        assertThat(value(arms.get(0).passAtK())).isEqualTo(1);
        assertThat(arms.get(0).superior()).isEqualTo(ArmResult.Answer.YES);
        assertThat(arms.get(0).nonInferior()).isEqualTo(ArmResult.Answer.YES);
        assertThat(arms.get(1).superior()).isEqualTo(ArmResult.Answer.NO);
        assertThat(arms.get(1).nonInferior()).isEqualTo(ArmResult.Answer.NO);
    }

    @Test
    void holmCorrectsOverTheArmsOfTheBank() {
        compared.put(BETTER, last(cell -> N));
        compared.put(SAME, last(cell -> right(cell)));
        ArmResult better = counterparts().arms().getFirst();
        assertThat(better.adjusted()).isCloseTo(2 * better.p(), within(1e-12));
    }

    @Test
    void whatUntrainedCopiesNewlySolveIsTakenFromWhatTrainingNewlySolves() {
        List<Tally> copies = new ArrayList<>(copy(0, cell -> 0));
        copies.addAll(copy(1, cell -> right(cell) == 0 ? 1 : 0));
        compared.put(new Counterpart.Frozen(), copies);
        FrozenResult frozen = counterparts().frozen().orElseThrow();
        double unsolved = share(0, cell -> right(cell) == 0);
        assertThat(unsolved).isPositive();
        assertThat(frozen.copies()).isEqualTo(2);
        assertThat(value(frozen.control())).isCloseTo(unsolved / 2, within(1e-12));
        assertThat(value(frozen.net())).isCloseTo(value(frozen.newly()) - unsolved / 2, within(1e-12));
    }

    @Test
    void aTemperatureHasTheCurvesOfBothGenerators() {
        List<Tally> tallies = new ArrayList<>(copy(0, cell -> N));
        tallies.addAll(last(cell -> 0));
        compared.put(new Counterpart.Heated(0.5), tallies);
        HeatedResult heated = counterparts().heated().getFirst();
        assertThat(value(heated.first())).isEqualTo(1);
        assertThat(value(heated.last())).isZero();
        assertThat(value(heated.lead())).isNegative();
    }

    @Test
    void furtherSamplesTellWhatTheFirstGeneratorReachesAfterAll() {
        List<Tally> further = own.cells().stream()
                .filter(cell -> cell.round() == 0 && cell.trajectory() == 0 && right(cell) == 0)
                .map(cell -> tally(cell, 0, cell.split() == 0 ? 1 : 0))
                .toList();
        compared.put(new Counterpart.Extended(), further);
        ExtendedResult extended = counterparts().extended().orElseThrow();
        assertThat(extended.from()).isEqualTo(N);
        assertThat(extended.to()).isEqualTo(2 * N);
        assertThat(extended.cells()).isEqualTo(further.size());
        assertThat(extended.found()).isEqualTo((int)
                further.stream().filter(tally -> tally.right() > 0).count());
        assertThat(extended.gained()).isGreaterThan(extended.beyond());
        // 1 - 0.025^(1/64)
        assertThat(extended.bound().high()).isCloseTo(0.05601, within(1e-5));
    }

    @Test
    void comparisonsChangeTheDigestAndNoOtherFigure() {
        Analysis plain = Analysis.of(study.definition(), own);
        compared.put(SAME, last(cell -> right(cell)));
        Analysis analysis = analysis();
        assertThat(analysis.digest()).isNotEqualTo(plain.digest());
        assertThat(analysis.findings()).containsAll(plain.findings());
    }

    private Analysis analysis() {
        return Analysis.of(
                study.definition(),
                new StudyData(
                        own.cells(),
                        own.models(),
                        own.exclusions(),
                        own.digests(),
                        compared,
                        own.axes(),
                        own.costs(),
                        own.roundCosts(),
                        own.puzzles()));
    }

    private BankCounterparts counterparts() {
        return analysis().banks().getFirst().counterparts();
    }

    private List<Tally> last(ToIntFunction<Cell> right) {
        return own.cells().stream()
                .filter(cell -> cell.round() == 2)
                .map(cell -> tally(cell, cell.trajectory(), right.applyAsInt(cell)))
                .toList();
    }

    private List<Tally> copy(int number, ToIntFunction<Cell> right) {
        return own.cells().stream()
                .filter(cell -> cell.round() == 0 && cell.trajectory() == 0)
                .map(cell -> tally(cell, number, right.applyAsInt(cell)))
                .toList();
    }

    private static Tally tally(Cell cell, int trajectory, int right) {
        return new Tally(cell.bank(), cell.taskId(), cell.split(), trajectory, cell.round(), N, right);
    }

    private double share(int round, Predicate<Cell> what) {
        return own.cells().stream()
                .filter(cell -> cell.round() == round)
                .mapToDouble(cell -> what.test(cell) ? 1 : 0)
                .average()
                .orElseThrow();
    }

    private static int right(Cell cell) {
        return (int) cell.samples().stream().filter(SampleOutcome::generalizes).count();
    }

    private static double value(Figure figure) {
        return figure.measured().orElseThrow().value();
    }
}
