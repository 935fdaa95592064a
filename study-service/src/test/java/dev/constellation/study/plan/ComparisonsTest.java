package dev.constellation.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.core.analysis.Counterpart;
import dev.constellation.core.analysis.StudyData;
import dev.constellation.core.analysis.Tally;
import dev.constellation.core.study.StudyFile;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.CandidateChunk;
import dev.constellation.events.avro.GenerationRequest;
import dev.constellation.events.avro.Purpose;
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
