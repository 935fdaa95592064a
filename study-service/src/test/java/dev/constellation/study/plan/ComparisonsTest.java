package dev.constellation.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.core.analysis.Counterpart;
import dev.constellation.core.analysis.StudyData;
import dev.constellation.core.analysis.Tally;
import dev.constellation.core.study.StudyDefinition;
import dev.constellation.core.study.StudyFile;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.CandidateChunk;
import dev.constellation.events.avro.GenerationRequest;
import dev.constellation.events.avro.Pick;
import dev.constellation.events.avro.Purpose;
import dev.constellation.events.avro.Role;
import dev.constellation.events.avro.ScoringRequest;
import dev.constellation.events.avro.SelectionEvent;
import dev.constellation.events.avro.TrainingRequest;
import dev.constellation.study.testing.MiniatureStudy;
import dev.constellation.study.testing.TinyDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComparisonsTest {
    private final StudyContext study =
            MiniatureStudy.run(StudyFile.parse("compared.yaml", MiniatureStudy.COMPARED, path -> null), 0);
    private final List<Outgoing> requests = new ArrayList<>();
    private final StudyRun run = new StudyRun(study, prepared(), new Limits(100_000, 3));

    @BeforeEach
    void runsTheStudy() {
        LogInMemory log = new LogInMemory(study.key());
        for (List<Outgoing> next = run.next(); !next.isEmpty(); next = run.next()) {
            requests.addAll(next);
            next.forEach(request -> log.answer(request).forEach(run::accept));
        }
    }

    @Test
    void everyComparisonIsSampledOnceAndCounted() {
        assertThat(run.complete()).isTrue();
        StudyData data = run.data(Map.of(), Map.of());
        assertThat(data.compared().keySet())
                .extracting(Counterpart::label)
                .containsExactlyInAnyOrder(
                        "accumulated", "unverified", "secret", "supervised", "frozen", "t0.5", "extended");
        assertThat(data.compared().get(new Counterpart.Frozen()))
                .hasSize(3 * 2 * 2)
                .allSatisfy(tally -> assertThat(tally.samples()).isEqualTo(64))
                .extracting(Tally::trajectory)
                .containsOnly(0, 1);
        assertThat(data.compared().get(new Counterpart.Heated(0.5)))
                .extracting(Tally::round)
                .containsOnly(0, 2);
    }

    @Test
    void noTwoRequestsShareAnIdOrASamplingSeed() {
        assertThat(generations()).extracting(GenerationRequest::getChunkId).doesNotHaveDuplicates();
        assertThat(generations())
                .extracting(request -> request.getSampling().getSeed())
                .doesNotHaveDuplicates();
    }

    @Test
    void temperaturesAreThoseOfTheirVariant() {
        assertThat(generations())
                .allSatisfy(request -> assertThat(request.getSampling().getTemperature())
                        .isEqualTo(request.getAt().getVariant().equals("t0.5") ? 0.5 : 1.0));
    }

    @Test
    void theFirstRoundsSamplesAreDrawnOnceForAllRecipes() {
        assertThat(generations().stream()
                        .filter(request -> request.getAt().getPurpose() == Purpose.TRAIN)
                        .filter(request -> request.getAt().getRound() == 1))
                .hasSize(4 * 2);
    }

    @Test
    void anAccumulatingRecipeTrainsTheFirstGeneratorOnAllRounds() {
        assertThat(trainings("rest-em"))
                .allSatisfy(request -> {
                    assertThat(request.getParent().getName()).isEqualTo("gen_v0");
                    assertThat(request.getChunkIds()).hasSize(4 * request.getRound());
                    assertThat(request.getMostRows()).isZero();
                })
                .hasSize(4);
    }

    @Test
    void controlsTrainOnAsManyRowsAsTheStudysOwnRecipe() {
        for (String control : List.of("unverified", "secret", "supervised")) {
            assertThat(trainings(control))
                    .hasSize(4)
                    .allSatisfy(request -> assertThat(request.getMostRows()).isEqualTo(42));
        }
    }

    @Test
    void givenProgramsGoToTheVerifierAndToNoGenerator() {
        List<CandidateChunk> given = requests.stream()
                .filter(request -> request.topic() == Topic.CANDIDATES)
                .map(request -> (CandidateChunk) request.value())
                .toList();
        assertThat(given).hasSize(2 * 2 * (4 + 4)).allSatisfy(chunk -> {
            assertThat(chunk.getAt().getPurpose()).isEqualTo(Purpose.GIVEN);
            assertThat(chunk.getCandidates()).hasSize(1);
        });
        Set<String> sampled = generations().stream()
                .filter(request -> request.getAt().getPurpose() == Purpose.EVALUATE)
                .map(request -> request.getAt().getTaskId())
                .collect(Collectors.toSet());
        assertThat(given).extracting(chunk -> chunk.getAt().getTaskId()).doesNotContainAnyElementsOf(sampled);
    }

    @Test
    void onlyCellsWithoutARightSampleAreExtended() {
        StudyData data = run.data(Map.of(), Map.of());
        Set<String> unsolved = data.cells().stream()
                .filter(cell -> cell.round() == 0 && cell.trajectory() == 0)
                .filter(cell -> cell.samples().stream().noneMatch(sample -> sample.generalizes()))
                .map(cell -> cell.taskId() + cell.split())
                .collect(Collectors.toSet());
        assertThat(unsolved).isNotEmpty();
        assertThat(data.compared().getOrDefault(new Counterpart.Extended(), List.of()))
                .allSatisfy(tally -> assertThat(tally.samples()).isEqualTo(64))
                .extracting(tally -> tally.taskId() + tally.split())
                .containsExactlyInAnyOrderElementsOf(unsolved);
    }

    @Test
    void eachEvaluatedRoundTrainsACriticOnTheTrajectorysPoolAsItsGeneratorSolvesIt() {
        List<TrainingRequest> critics = trainings("critic");
        assertThat(critics)
                .extracting(TrainingRequest::getNewModel)
                .containsExactlyInAnyOrder(
                        model(0, "critic"), model(1, "critic"), model(0, "critic-v2"), model(1, "critic-v2"));
        assertThat(critics).extracting(TrainingRequest::getParent).containsOnly(study.base());
        assertThat(critics)
                .extracting(TrainingRequest::getHyperparameters)
                .containsOnly(critics.getFirst().getHyperparameters());
        for (int trajectory : List.of(0, 1)) {
            Set<String> first = pooled(trajectory, 0);
            assertThat(first).hasSize(3).isEqualTo(pooled(trajectory, 2));
            assertThat(pool(trajectory, 2))
                    .extracting(request -> request.getAt().getModel().getName())
                    .containsOnly(model(trajectory, "v2"));
        }
    }

    @Test
    void criticsContinueFromTheModelThatTheStudyNamesForThem() {
        StudyDefinition definition =
                StudyFile.parse("other.yaml", MiniatureStudy.COMPARED + "models: {critic: gen_v0}\n", path -> null);
        StudyContext other = MiniatureStudy.run(definition, 0);
        StudyRun otherRun = new StudyRun(other, prepared(), new Limits(100_000, 3));
        LogInMemory log = new LogInMemory(other.key());
        List<TrainingRequest> critics = new ArrayList<>();
        for (List<Outgoing> next = otherRun.next(); !next.isEmpty(); next = otherRun.next()) {
            next.forEach(request -> log.answer(request).forEach(otherRun::accept));
            next.stream()
                    .map(Outgoing::value)
                    .filter(TrainingRequest.class::isInstance)
                    .map(TrainingRequest.class::cast)
                    .filter(request -> request.getRole() == Role.CRITIC)
                    .forEach(critics::add);
        }
        assertThat(critics).hasSize(4).extracting(TrainingRequest::getParent).containsOnly(other.generator());
        assertThat(other.key()).isNotEqualTo(study.key());
    }

    @Test
    void retrainedCriticsScoreTheirOwnRoundUnderAnAnalysisOfTheirOwn() {
        List<ScoringRequest> rescoring = scorings().stream()
                .filter(request -> request.getAnalysis().equals(StudyContext.RETRAINED_ANALYSIS))
                .toList();
        assertThat(rescoring).isNotEmpty().allSatisfy(request -> {
            assertThat(request.getRound()).isEqualTo(2);
            assertThat(request.getCritic().getName()).isEqualTo(model(request.getTrajectory(), "critic-v2"));
        });
        assertThat(scorings()).extracting(ScoringRequest::getRequestId).doesNotHaveDuplicates();
        assertThat(run.data(Map.of(), Map.of()).cells())
                .allSatisfy(cell -> assertThat(cell.retrained().keySet())
                        .isEqualTo(cell.round() == 0 ? Set.of() : cell.margins().keySet()))
                .anySatisfy(cell -> assertThat(cell.retrained()).isNotEqualTo(cell.margins()));
    }

    @Test
    void whatRetrainedCriticsPickIsToldUnderTheirAnalysis() {
        StudyData data = run.data(Map.of(), Map.of());
        List<SelectionEvent> retrained = new Selections(study)
                .of(data)
                .map(event -> (SelectionEvent) event.value())
                .filter(event -> event.getAnalysis().equals(StudyContext.RETRAINED_ANALYSIS))
                .toList();
        assertThat(retrained)
                .hasSize((int)
                        data.cells().stream().filter(cell -> cell.round() > 0).count())
                .flatExtracting(SelectionEvent::getPicks)
                .extracting(Pick::getPolicy)
                .containsOnly("critic", "critic-mass");
    }

    private String model(int trajectory, String label) {
        return study.key().modelName(trajectory, label);
    }

    private Set<String> pooled(int trajectory, int round) {
        return pool(trajectory, round).stream()
                .map(request -> request.getAt().getTaskId() + request.getAt().getSplit())
                .collect(Collectors.toSet());
    }

    private List<GenerationRequest> pool(int trajectory, int round) {
        return generations().stream()
                .filter(request -> request.getAt().getPurpose() == Purpose.CRITIC_POOL)
                .filter(request -> request.getAt().getTrajectory() == trajectory)
                .filter(request -> request.getAt().getRound() == round)
                .toList();
    }

    private List<ScoringRequest> scorings() {
        return requests.stream()
                .filter(request -> request.topic() == Topic.SCORING_REQUESTS)
                .map(request -> (ScoringRequest) request.value())
                .toList();
    }

    private List<GenerationRequest> generations() {
        return requests.stream()
                .filter(request -> request.topic() == Topic.GENERATION_REQUESTS)
                .map(request -> (GenerationRequest) request.value())
                .toList();
    }

    private List<TrainingRequest> trainings(String recipe) {
        return requests.stream()
                .filter(request -> request.topic() == Topic.TRAINING_REQUESTS)
                .map(request -> (TrainingRequest) request.value())
                .filter(request -> request.getRecipe().equals(recipe))
                .toList();
    }

    private PreparedTasks prepared() {
        Preparation preparation = new Preparation(new TinyDomain(), study.definition());
        while (!preparation.complete()) {
            preparation.next();
        }
        return preparation.result();
    }
}
