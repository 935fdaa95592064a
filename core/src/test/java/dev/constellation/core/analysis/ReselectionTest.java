package dev.constellation.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.core.analysis.Reselected.Rival;
import dev.constellation.core.policy.Policies;
import dev.constellation.core.policy.SelectionPolicy;
import dev.constellation.core.study.StudyDefinition;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReselectionTest {
    private static final SimulatedStudy STUDY = SimulatedStudy.moderate();

    @Test
    void theCriticReplayedGainsOverNaivePickWhatTheStudysOwnAnalysisFound() {
        RoundResult original = Analysis.of(STUDY.definition(), STUDY.data())
                .banks()
                .getFirst()
                .rounds()
                .get(2);

        Reselected replayed = replayed(STUDY, Policies.CRITIC).get(2);

        assertThat(replayed.label()).isEqualTo("v2");
        CriticResult critic = original.critic().orElseThrow();
        Rival naive = replayed.rivals().getFirst();
        for (Subset subset : Subset.values()) {
            assertThat(naive.gain(subset))
                    .isEqualTo(critic.on(subset).gains().getFirst().figure());
        }
        Rival best = replayed.rivals().get(2);
        assertThat(best.best()).isTrue();
        assertThat(best.policy()).isEqualTo(critic.bestUnlearned());
        assertThat(best.gain(Subset.ALL)).isEqualTo(critic.on(Subset.ALL).overBest());
        assertThat(replayed.success()).isEqualTo(success(original, "critic"));
        assertThat(replayed.rivals().getLast().success()).isEqualTo(success(original, "oracle"));
    }

    @Test
    void theOrderOfTheCellsMakesNoDifference() {
        assertThat(replayed(STUDY, STUDY.data().cells().reversed(), Policies.SHORTEST))
                .isEqualTo(replayed(STUDY, Policies.SHORTEST));
    }

    @Test
    void aStudyWithoutACriticIsComparedWithTheOtherPolicies() {
        SimulatedStudy study = new SimulatedStudy(1, 10, 2, 1, 1, 16, 0.5, -1);

        assertThat(replayed(study, Policies.MAJORITY))
                .extracting(
                        result -> result.rivals().stream().map(Rival::policy).toList())
                .allSatisfy(rivals -> assertThat(rivals)
                        .startsWith("naive")
                        .endsWith("oracle")
                        .hasSize(3));
    }

    @Test
    void aPolicyThatSeesOtherMarginsIsComparedWithTheOriginalOnes() {
        Reselection reselection = reselection(STUDY, Policies.CRITIC);
        STUDY.data().cells().forEach(cell -> reselection.add(cell, withOppositeMargins(cell)));

        Rival critic = reselection.results().getFirst().rivals().get(1);

        assertThat(critic.policy()).isEqualTo("critic");
        assertThat(critic.gain(Subset.ALL).measuredInterval())
                .hasValueSatisfying(interval -> assertThat(interval.high()).isNegative());
    }

    @Test
    void fewerSamplesThanABlockLeaveTheFiguresUndefined() {
        SimulatedStudy study = new SimulatedStudy(1, 4, 2, 1, 0, 4, 0.5, 2);

        assertThat(replayed(study, Policies.SHORTEST))
                .singleElement()
                .extracting(Reselected::success)
                .isEqualTo(new Figure.Undefined("n = 4 is fewer than k = 8"));
    }

    @Test
    void aTaskThatTheBankDoesNotHaveIsRefused() {
        Reselection reselection =
                new Reselection(STUDY.definition(), Map.of(SimulatedStudy.BANK, List.of("other")), Policies.NAIVE);
        Cell cell = STUDY.data().cells().getFirst();

        assertThatThrownBy(() -> reselection.add(cell, cell))
                .hasMessage("cell.taskId: bank 'easy' has no task " + cell.taskId());
    }

    private static Figure success(RoundResult round, String policy) {
        return round.policies().stream()
                .filter(result -> result.policy().equals(policy))
                .findFirst()
                .orElseThrow()
                .success();
    }

    private static Cell withOppositeMargins(Cell cell) {
        Map<String, Double> margins = cell.margins().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> -entry.getValue()));
        return SimulatedStudy.like(cell, cell.samples(), margins);
    }

    private static List<Reselected> replayed(SimulatedStudy study, SelectionPolicy policy) {
        return replayed(study, study.data().cells(), policy);
    }

    private static List<Reselected> replayed(SimulatedStudy study, List<Cell> cells, SelectionPolicy policy) {
        Reselection reselection = reselection(study, policy);
        cells.forEach(cell -> reselection.add(cell, cell));
        return reselection.results();
    }

    private static Reselection reselection(SimulatedStudy study, SelectionPolicy policy) {
        StudyDefinition definition = study.definition();
        List<String> tasks =
                study.data().cells().stream().map(Cell::taskId).distinct().toList();
        return new Reselection(definition, Map.of(SimulatedStudy.BANK, tasks), policy);
    }
}
