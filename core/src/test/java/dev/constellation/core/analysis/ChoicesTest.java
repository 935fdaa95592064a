package dev.constellation.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.constellation.core.policy.Policies;
import dev.constellation.core.study.StudyDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** On {@code dev} the shortest survivor is always right, on the other bank the most probable one is better. */
class ChoicesTest {
    private static final int N = 16;
    private static final double HOT = 1.5;

    private final SimulatedStudy study = new SimulatedStudy(4, 40, 2, 3, 1, N, 0.5, 2);
    private final List<Cell> easy = study.data().cells();
    private final List<Cell> dev = easy.stream().map(SimulatedStudy::onDev).toList();

    private Analysis analysis(StudyDefinition definition, Map<Counterpart, List<Tally>> compared) {
        StudyData data = study.data(Stream.of(easy, dev)
                .flatMap(List::stream)
                .filter(cell ->
                        definition.banks().stream().anyMatch(bank -> bank.name().equals(cell.bank())))
                .toList());
        return Analysis.of(
                definition,
                new StudyData(
                        data.cells(),
                        data.models(),
                        data.exclusions(),
                        data.digests(),
                        compared,
                        data.axes(),
                        data.costs(),
                        data.roundCosts(),
                        data.puzzles()));
    }

    private static BankResult bank(Analysis analysis, String name) {
        return analysis.banks().stream()
                .filter(bank -> bank.bank().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static CriticResult critic(BankResult bank) {
        return bank.round(1).flatMap(RoundResult::critic).orElseThrow();
    }

    @Test
    void theBestUnlearnedPolicyOfDevIsTheOneThatOtherBanksCompareWith() {
        Analysis analysis = analysis(study.definition(List.of("easy", "dev")), Map.of());
        CriticResult critic = critic(bank(analysis, "easy"));
        assertThat(critic.bestUnlearned()).isEqualTo("shortest");
        assertThat(critic.chosenOn()).isEqualTo("dev");
        assertThat(critic.on(Subset.ALL).overBest())
                .isEqualTo(critic.on(Subset.ALL).gains().stream()
                        .filter(gain -> gain.over().equals("shortest"))
                        .findFirst()
                        .orElseThrow()
                        .figure());
        assertThat(analysis.primary().getFirst().figure())
                .isEqualTo(critic.on(Subset.ALL).overBest());
        assertThat(critic(bank(analysis, "dev")).chosenOn()).isEqualTo("dev");
        assertThat(analysis.banks()).extracting(BankResult::bank).containsExactly("easy", "dev");
    }

    @Test
    void aReplayComparesWithTheSamePolicy() {
        StudyDefinition definition = study.definition(List.of("easy", "dev"));
        Map<String, List<String>> tasks = Stream.of(easy, dev)
                .collect(Collectors.toMap(
                        cells -> cells.getFirst().bank(),
                        cells -> cells.stream().map(Cell::taskId).distinct().toList()));
        Reselection reselection = new Reselection(definition, tasks, Policies.CRITIC);
        Stream.of(easy, dev).flatMap(List::stream).forEach(cell -> reselection.add(cell, cell));
        BankResult reported = bank(analysis(definition, Map.of()), "easy");

        List<Reselected> results = reselection.results();

        assertThat(results).extracting(Reselected::bank).startsWith("dev").endsWith("easy");
        Reselected replayed = results.getLast();
        assertThat(replayed.chosenOn()).isEqualTo("dev");
        assertThat(replayed.rivals().get(2).policy()).isEqualTo("shortest");
        assertThat(replayed.rivals().get(2).gain(Subset.ALL))
                .isEqualTo(critic(reported).on(Subset.ALL).overBest());
        assertThat(results.getFirst().chosenOn()).isEqualTo("dev");
    }

    @Test
    void withoutDevItIsChosenOnTheSameData() {
        CriticResult critic = critic(bank(analysis(study.definition(List.of("easy")), Map.of()), "easy"));
        assertThat(critic.bestUnlearned()).isNotEqualTo("shortest");
        assertThat(critic.chosenOn()).isEqualTo("easy");
    }

    @Test
    void aTemperatureThatSolvesMoreOfDevIsTheFirstGeneratorsOnOtherBanks() {
        BankResult bank = bank(heated(N, 1), "easy");
        HeatedResult heated = bank.counterparts().heated().getFirst();
        assertThat(bank.counterparts().heated()).hasSize(1);
        assertThat(heated.temperature()).isEqualTo(HOT);
        assertThat(heated.chosenOnDev()).isTrue();
        assertThat(value(heated.lead()))
                .isCloseTo(value(bank.round(1).orElseThrow().passAtK(8)) - value(heated.first()), within(1e-9));
        assertThat(heated.lead().measuredInterval()).isPresent();
    }

    @Test
    void aTemperatureThatSolvesLessOfDevLeavesTheStudysOwn() {
        BankResult bank = bank(heated(0, N), "easy");
        List<HeatedResult> heated = bank.counterparts().heated();
        assertThat(heated).extracting(HeatedResult::temperature).containsExactly(1.0, HOT);
        assertThat(heated).extracting(HeatedResult::chosenOnDev).containsExactly(true, false);
        assertThat(heated.getFirst().lead())
                .isEqualTo(bank.overall().orElseThrow().passAtK());
    }

    @Test
    void withoutDevNoTemperatureIsChosen() {
        Analysis analysis =
                analysis(study.definition(List.of("easy")), Map.of(new Counterpart.Heated(HOT), tallies("easy", N)));
        assertThat(bank(analysis, "easy").counterparts().heated())
                .extracting(HeatedResult::chosenOnDev)
                .containsExactly(false);
    }

    private Analysis heated(int rightOnDev, int rightOnEasy) {
        List<Tally> tallies = new ArrayList<>(tallies("dev", rightOnDev));
        tallies.addAll(tallies("easy", rightOnEasy));
        return analysis(study.definition(List.of("easy", "dev")), Map.of(new Counterpart.Heated(HOT), tallies));
    }

    /** Every second task is out of reach. */
    private List<Tally> tallies(String bank, int right) {
        return easy.stream()
                .filter(cell -> cell.round() == 1 || cell.trajectory() == 0)
                .map(cell -> new Tally(
                        bank,
                        cell.taskId(),
                        cell.split(),
                        cell.trajectory(),
                        cell.round(),
                        N,
                        bank.equals("easy") && cell.taskId().hashCode() % 2 == 0 ? 0 : right))
                .toList();
    }

    private static double value(Figure figure) {
        return figure.measured().orElseThrow().value();
    }
}
