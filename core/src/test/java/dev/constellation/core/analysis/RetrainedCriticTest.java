package dev.constellation.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.constellation.core.stats.Interval;
import dev.constellation.core.study.StudyDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RetrainedCriticTest {
    private static final int N = 32;

    private final SimulatedStudy study = new SimulatedStudy(1, 40, 3, 3, 2, N, 0.5, 0.5);
    private final StudyDefinition definition = study.definition(SimulatedStudy.CRITICS_EACH_ROUND);
    private final StudyData own = study.data();

    @Test
    void eachTrainedGeneratorHasOneAndTheFirstGeneratorHasNone() {
        assertThat(critics(Cell::margins)).extracting(RetrainedCritic::label).containsExactly("v1", "v2");
    }

    @Test
    void aCriticThatSaysTheSameGainsTheSameAndHasTheFirstOnesFigures() {
        Analysis analysis = analysis(Cell::margins);
        RetrainedCritic critic = counterparts(analysis).getLast();
        CriticResult first =
                analysis.banks().getFirst().round(2).orElseThrow().critic().orElseThrow();
        for (RetrainedCritic.On on : critic.gains()) {
            Figure known = first.on(on.subset()).gains().getFirst().figure();
            assertThat(on.gain().first()).isEqualTo(known);
            assertThat(on.gain().retrained()).isEqualTo(known);
            assertThat(value(on.gain().difference())).isZero();
        }
        assertThat(critic.auc().first()).isEqualTo(first.auc());
        assertThat(critic.auc().retrained()).isEqualTo(first.auc());
    }

    @Test
    void aCriticThatKnowsTheTruthGainsWhatTheOracleGains() {
        Analysis analysis = analysis(RetrainedCriticTest::truth);
        RetrainedCritic critic = counterparts(analysis).getFirst();
        RoundResult round = analysis.banks().getFirst().round(1).orElseThrow();
        double oracle = policy(round, "oracle") - policy(round, "naive");
        assertThat(value(critic.onAll().retrained())).isCloseTo(oracle, within(1e-12));
        assertThat(value(critic.onAll().difference()))
                .isCloseTo(oracle - value(critic.onAll().first()), within(1e-12));
        assertThat(interval(critic.onAll().difference()).isAbove(0)).isTrue();
        assertThat(value(critic.auc().retrained())).isEqualTo(1);
    }

    @Test
    void onlyCellsThatBothScoredAreCompared() {
        Cell unscored = own.cells().stream()
                .filter(cell -> cell.round() == 1 && cell.margins().size() > 3)
                .findFirst()
                .orElseThrow();
        Analysis analysis = analysis(cell -> cell.equals(unscored) ? Map.of() : cell.margins());
        RetrainedCritic critic = counterparts(analysis).getFirst();
        assertThat(critic.onAll().first()).isEqualTo(critic.onAll().retrained());
        assertThat(analysis.banks().getFirst().round(1).orElseThrow().unscored())
                .isZero();
    }

    @Test
    void theDigestCoversThemAndNoOtherFigureChanges() {
        Analysis plain = Analysis.of(definition, own);
        Analysis analysis = analysis(Cell::margins);
        assertThat(counterparts(plain)).isEmpty();
        assertThat(analysis.findings()).containsAll(plain.findings());
        assertThat(analysis.findings())
                .filteredOn(finding -> finding.generator().equals("v2 (retrained - first critic)"))
                .extracting(Finding::measure)
                .containsExactly(
                        "gain over naive on all",
                        "gain over naive on divergent",
                        "gain over naive on contested",
                        "auc");
        assertThat(analysis.digest())
                .isNotEqualTo(plain.digest())
                .isNotEqualTo(analysis(RetrainedCriticTest::truth).digest());
    }

    private Analysis analysis(Function<Cell, Map<String, Double>> margins) {
        return Analysis.of(
                definition,
                study.data(own.cells().stream()
                        .map(cell -> cell.round() == 0 ? cell : SimulatedStudy.retrained(cell, margins.apply(cell)))
                        .toList()));
    }

    private static Map<String, Double> truth(Cell cell) {
        Map<String, Double> margins = new HashMap<>();
        for (SampleOutcome sample : cell.samples()) {
            if (sample.program() != null) {
                margins.put(sample.program(), sample.generalizes() ? 1.0 : -1.0);
            }
        }
        return margins;
    }

    private List<RetrainedCritic> critics(Function<Cell, Map<String, Double>> margins) {
        return counterparts(analysis(margins));
    }

    private static List<RetrainedCritic> counterparts(Analysis analysis) {
        return analysis.banks().getFirst().counterparts().critics();
    }

    private static double policy(RoundResult round, String name) {
        return round.policies().stream()
                .filter(policy -> policy.policy().equals(name))
                .mapToDouble(policy -> value(policy.success()))
                .findFirst()
                .orElseThrow();
    }

    private static double value(Figure figure) {
        return figure.measured().orElseThrow().value();
    }

    private static Interval interval(Figure figure) {
        return figure.measuredInterval().orElseThrow();
    }
}
