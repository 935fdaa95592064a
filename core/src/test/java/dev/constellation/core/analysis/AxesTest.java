package dev.constellation.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AxesTest {
    private static final Offset<Double> TIGHT = within(1e-9);

    private final SimulatedStudy study = new SimulatedStudy(1, 40, 3, 3, 2, 8, 0.5, 2);
    private final StudyData data = study.withAxes();
    private final BankResult bank =
            Analysis.of(study.definition(), data).banks().getFirst();

    @Test
    void anAxisHasTheHeadroomThatItsOwnTasksLeave() {
        AxisResult even = bank.axes().getFirst();
        assertThat(even.axis()).isEqualTo(SimulatedStudy.COMMON_AXIS);
        assertThat(even.tasks()).isEqualTo(20);
        AxisResult.Figures figures = even.figures().orElseThrow();
        double first = solved(0);
        double last = solved(2);
        assertThat(figures.samples()).isEqualTo(8);
        assertThat(value(figures.first())).isCloseTo(first, TIGHT);
        assertThat(value(figures.last())).isCloseTo(last, TIGHT);
        assertThat(value(figures.headroomClosed())).isCloseTo((last - first) / (1 - first), TIGHT);
        assertThat(figures.headroomClosed().measuredInterval()).isPresent();
        assertThat(figures.last().measured().orElseThrow().sizes().tasks()).isEqualTo(20);
    }

    @Test
    void anAxisOfTooFewTasksHasTheirNumberAlone() {
        assertThat(bank.axes().getLast().axis()).isEqualTo(SimulatedStudy.RARE_AXIS);
        assertThat(bank.axes().getLast().tasks()).isEqualTo(3);
        assertThat(bank.axes().getLast().figures()).isEmpty();
    }

    @Test
    void anAxisOfEveryTaskHasTheFiguresOfTheBank() {
        StudyData whole = new StudyData(
                data.cells(),
                data.models(),
                data.exclusions(),
                data.digests(),
                data.compared(),
                data.cells().stream()
                        .map(Cell::taskId)
                        .distinct()
                        .collect(Collectors.toMap(id -> id, id -> Set.of("all"))),
                data.costs(),
                data.roundCosts(),
                data.puzzles());
        BankResult result = Analysis.of(study.definition(), whole).banks().getFirst();
        assertThat(result.axes()).hasSize(1);
        assertThat(result.axes().getFirst().figures().orElseThrow().headroomClosed())
                .isEqualTo(result.overall().orElseThrow().headroomClosed());
    }

    @Test
    void axesAddFiguresAndChangeNoOther() {
        Analysis plain = Analysis.of(study.definition(), study.data());
        Analysis analysis = Analysis.of(study.definition(), data);
        List<Finding> added = analysis.findings().stream()
                .filter(finding -> finding.topic() == Finding.Topic.AXIS)
                .toList();
        assertThat(added)
                .extracting(Finding::key)
                .containsExactly(
                        "easy/v0/pass@8 on axis even",
                        "easy/v2/pass@8 on axis even",
                        "easy/v2-v0/headroom closed on axis even");
        assertThat(analysis.findings())
                .containsAll(plain.findings())
                .hasSize(plain.findings().size() + added.size());
    }

    private double solved(int round) {
        return data.cells().stream()
                .filter(cell -> cell.round() == round)
                .filter(isEven())
                .mapToDouble(cell -> cell.samples().stream().anyMatch(SampleOutcome::generalizes) ? 1 : 0)
                .average()
                .orElseThrow();
    }

    private static Predicate<Cell> isEven() {
        return cell -> Integer.parseInt(cell.taskId().substring("task-".length())) % 2 == 0;
    }

    private static double value(Figure figure) {
        return figure.measured().orElseThrow().value();
    }
}
