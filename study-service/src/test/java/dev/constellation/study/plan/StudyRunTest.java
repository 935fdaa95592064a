package dev.constellation.study.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.constellation.core.analysis.Cell;
import dev.constellation.core.analysis.StudyData;
import dev.constellation.core.analysis.TrainedModel;
import dev.constellation.core.study.StudyDefinition;
import dev.constellation.core.study.StudyFile;
import dev.constellation.core.tasks.TaskUse;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.FailureCategory;
import dev.constellation.events.avro.GenerationRequest;
import dev.constellation.events.avro.TrainingRequest;
import dev.constellation.study.testing.MiniatureStudy;
import dev.constellation.study.testing.TinyDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyRunTest {
    private static final Limits UNBOUNDED = new Limits(100_000, 3);

    private final StudyContext study = MiniatureStudy.run(0);
    private final PreparedTasks tasks = prepared(study);
    private final LogInMemory log = new LogInMemory(study.key());

    @Test
    void aStudyWhoseRequestsAreAnsweredCompletesWithEveryStageDone() {
        StudyRun run = run(study);

        log.serve(run);

        assertThat(run.complete()).isTrue();
        assertThat(run.progress())
                .allSatisfy(stage -> assertThat(stage.done()).isEqualTo(stage.total()))
                .allSatisfy(stage -> assertThat(stage.waitingFor()).isEmpty())
                .extracting(StageProgress::name)
                .containsExactlyInAnyOrder(
                        "critic pool",
                        "train critic",
                        "self-train round 1",
                        "train v1",
                        "self-train round 2",
                        "train v2",
                        "evaluate v0",
                        "score v0",
                        "evaluate v2",
                        "score v2");
    }

    @Test
    void stagesThatWaitForAnotherSayForWhich() {
        StudyRun run = run(study);

        run.next();

        assertThat(run.progress())
                .extracting(StageProgress::name, StageProgress::waitingFor)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("critic pool", "generator (6)"),
                        org.assertj.core.groups.Tuple.tuple("train v1", "self-train round 1"),
                        org.assertj.core.groups.Tuple.tuple("score v0", "evaluate v0, train critic"),
                        org.assertj.core.groups.Tuple.tuple("evaluate v2", "train v2"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 17, 33, 60, 80, 100, 120})
    void aRunThatResumesFromAnyPrefixOfTheLogAsksForExactlyWhatIsUnansweredAndReachesTheSameFigures(int prefix) {
        log.serve(run(study));
        List<Answer> answers = log.answers();
        StudyRun resumed = run(study);
        answers.subList(0, Math.min(prefix, answers.size())).forEach(resumed::accept);
        Set<String> answeredBefore = fullyAnswered(answers.subList(0, Math.min(prefix, answers.size())));

        LogInMemory rest = new LogInMemory(study.key());
        List<Outgoing> requests = resumed.next();

        assertThat(ids(requests)).doesNotHaveDuplicates().noneMatch(answeredBefore::contains);
        requests.forEach(request -> rest.answer(request).forEach(resumed::accept));
        rest.serve(resumed);
        assertThat(figures(resumed)).isEqualTo(figures(replayed(answers)));
    }

    @Test
    void theOrderInWhichAnswersArriveLeavesNoTraceInTheFigures() {
        log.serve(run(study));
        List<Answer> shuffled = new ArrayList<>(log.answers());
        Collections.shuffle(shuffled, new Random(3));

        assertThat(figures(replayed(shuffled))).isEqualTo(figures(replayed(log.answers())));
    }

    @Test
    void aRepeatedRecordIsCountedAndChangesNothing() {
        log.serve(run(study));
        List<Answer> twice = new ArrayList<>(log.answers());
        twice.addAll(log.answers());

        StudyRun run = replayed(twice);

        assertThat(run.repeats()).isEqualTo(log.answers().size());
        assertThat(figures(run)).isEqualTo(figures(replayed(log.answers())));
    }

    @Test
    void aDeliberateRepetitionHasOtherIdsAndTheSameFigures() {
        StudyContext again = MiniatureStudy.run(1);
        LogInMemory otherLog = new LogInMemory(again.key());
        StudyRun first = run(study);
        StudyRun second = run(again);
        log.serve(first);

        otherLog.serve(second);

        assertThat(figures(second)).isEqualTo(figures(first));
        assertThat(otherLog.answers().stream().map(Answer::id))
                .doesNotContainAnyElementsOf(
                        log.answers().stream().map(Answer::id).toList());
    }

    @Test
    void noMoreThanTheBoundIsInFlightAndNothingIsAskedTwice() {
        StudyRun run = new StudyRun(study, tasks, new Limits(5, 3));
        List<String> asked = new ArrayList<>();
        List<Outgoing> requests = run.next();
        while (!requests.isEmpty()) {
            assertThat(run.inFlight()).isLessThanOrEqualTo(5);
            asked.addAll(ids(requests));
            log.answer(requests.getFirst()).forEach(run::accept);
            List<Outgoing> unanswered = new ArrayList<>(requests.subList(1, requests.size()));
            List<Outgoing> more = run.next();
            asked.removeAll(ids(unanswered));
            unanswered.addAll(more);
            requests = unanswered;
        }
        assertThat(run.complete()).isTrue();
        assertThat(asked).doesNotHaveDuplicates();
    }

    @Test
    void anEnvironmentFailureIsAskedAgainUnderTheSameIdAndSeedUntilTheAttemptsAreUsedUp() {
        StudyRun run = run(study);
        GenerationRequest first = firstChunk(run.next());

        run.accept(refusal(first.getChunkId(), FailureCategory.ENVIRONMENT, 1));
        GenerationRequest second = firstChunk(run.next());
        assertThat(second.getAttempt()).isEqualTo(1);
        assertThat(GenerationRequest.newBuilder(second).setAttempt(0).build()).isEqualTo(first);

        run.accept(refusal(first.getChunkId(), FailureCategory.ENVIRONMENT, 1));
        assertThat(run.next()).as("the dead letter is a repeat").isEmpty();

        run.accept(refusal(first.getChunkId(), FailureCategory.ENVIRONMENT, 2));
        run.next();
        run.accept(refusal(first.getChunkId(), FailureCategory.ENVIRONMENT, 3));
        assertThatThrownBy(run::next)
                .isInstanceOf(StudyFailedException.class)
                .hasMessageContaining(first.getChunkId())
                .hasMessageContaining("ENVIRONMENT")
                .hasMessageContaining("3 times");
    }

    @Test
    void anyOtherFailureEndsTheStudyAndNamesChunkCategoryReasonAndSource() {
        StudyRun run = run(study);
        GenerationRequest first = firstChunk(run.next());

        run.accept(refusal(first.getChunkId(), FailureCategory.INPUT, 9));

        assertThatThrownBy(run::next)
                .isInstanceOf(StudyFailedException.class)
                .hasMessageContaining(
                        "chunk %s was refused by the generator as INPUT: it broke".formatted(first.getChunkId()))
                .hasMessageContaining("generation-requests-0@9");
    }

    @Test
    void aDeadLetterOfSomethingThatWasAnsweredIsOnlyCounted() {
        StudyRun run = run(study);
        List<Outgoing> requests = run.next();
        log.answer(requests.getFirst()).forEach(run::accept);

        run.accept(refusal(firstChunk(requests).getChunkId(), FailureCategory.INTERNAL, 1));

        run.next();
        assertThat(run.deadLetters()).isEqualTo(1);
    }

    @Test
    void trainingRequestsListTheirChunksAndBoundTheScanOfVerdicts() {
        StudyRun run = run(study);
        List<TrainingRequest> training = new ArrayList<>();
        for (List<Outgoing> requests = run.next(); !requests.isEmpty(); requests = run.next()) {
            requests.forEach(request -> log.answer(request).forEach(run::accept));
            requests.stream()
                    .filter(request -> request.topic() == Topic.TRAINING_REQUESTS)
                    .forEach(request -> training.add((TrainingRequest) request.value()));
        }

        assertThat(training).hasSize(2 * 3);
        assertThat(training).allSatisfy(request -> {
            Map<String, Answer.Judged> verdicts = judged();
            assertThat(request.getChunkIds()).isSorted().allSatisfy(id -> {
                Answer.Judged verdict = verdicts.get(id);
                assertThat(request.getVerdictRanges())
                        .anySatisfy(range -> assertThat(range.getPartition() == verdict.partition()
                                        && range.getFrom() <= verdict.offset()
                                        && verdict.offset() < range.getTo())
                                .isTrue());
            });
        });
        assertThat(training)
                .extracting(TrainingRequest::getNewModel)
                .contains(study.key().studyId().substring(0, 8) + "-t0-critic");
    }

    @Test
    void theFirstGeneratorIsSampledOnceAndStandsUnderEveryTrajectory() {
        StudyRun run = run(study);
        log.serve(run);

        StudyData data = run.data(Map.of(), Map.of());

        Map<Integer, List<Cell>> firsts = data.cells().stream()
                .filter(cell -> cell.round() == 0)
                .collect(Collectors.groupingBy(Cell::trajectory));
        assertThat(firsts.get(0))
                .hasSize(3 * 2 + 2)
                .extracting(Cell::samples)
                .containsExactlyElementsOf(
                        firsts.get(1).stream().map(Cell::samples).toList());
        assertThat(firsts.get(0).getFirst().samples()).hasSize(80);
        assertThat(firsts.get(0).getFirst().margins())
                .isNotEmpty()
                .isNotEqualTo(firsts.get(1).getFirst().margins());
        assertThat(data.models()).hasSize(6).extracting(TrainedModel::finalLoss).containsOnly(0.5);
        assertThat(data.exclusions()).containsOnlyKeys("tiny-real/two-rows");
        assertThat(data.costs()).containsEntry("trained rows", 6 * 42.0).containsEntry("repeated answers", 0.0);
    }

    @Test
    void theCostsOfRoundsAreThoseOfTheWholeWhenNothingIsRepeatedOrCompared() {
        StudyRun run = run(study);
        log.serve(run);

        StudyData data = run.data(Map.of(), Map.of());

        assertThat(data.roundCosts()).containsOnlyKeys(0, 1, 2);
        for (String time : List.of("node seconds", "cpu seconds")) {
            assertThat(total(data, time))
                    .isPositive()
                    .isCloseTo(
                            data.costs().get(time + " sampling")
                                    + data.costs().get(time + " scoring")
                                    + data.costs().get(time + " training"),
                            within(1e-9));
        }
        assertThat(total(data, "tokens"))
                .isEqualTo(data.costs().get("prompt tokens")
                        + data.costs().get("sampled tokens")
                        + data.costs().get("trained tokens"));
        // 2 runs: 4 chunks of samples and one training each
        assertThat(data.roundCosts().get(1).get("node seconds")).isCloseTo(2 * (4 * 0.01 + 0.2), within(1e-9));
        assertThat(data.roundCosts().get(1).get("cpu seconds")).isCloseTo(2 * (4 * 0.02 + 0.3), within(1e-9));
    }

    @Test
    void whatIsComparedOrRepeatedIsInNoRound() {
        StudyDefinition compared = StudyFile.parse("miniature.yaml", MiniatureStudy.COMPARED, path -> null);
        StudyDefinition plain = StudyFile.parse(
                "miniature.yaml", MiniatureStudy.COMPARED.replace(MiniatureStudy.COMPARISONS, ""), path -> null);

        assertThat(costs(MiniatureStudy.run(compared, 0), 2)).isEqualTo(costs(MiniatureStudy.run(plain, 0), 1));
    }

    private static Map<Integer, Double> costs(StudyContext context, int times) {
        LogInMemory served = new LogInMemory(context.key());
        StudyRun first = new StudyRun(context, prepared(context), UNBOUNDED);
        served.serve(first);
        StudyRun run = new StudyRun(context, prepared(context), UNBOUNDED);
        for (int i = 0; i < times; i++) {
            served.answers().forEach(run::accept);
        }
        run.next();
        Map<Integer, Double> seconds = new HashMap<>();
        run.data(Map.of(), Map.of())
                .roundCosts()
                .forEach((round, costs) -> seconds.put(round, Math.rint(1e6 * costs.get("node seconds"))));
        return seconds;
    }

    private static double total(StudyData data, String cost) {
        return data.roundCosts().values().stream()
                .mapToDouble(costs -> costs.get(cost))
                .sum();
    }

    @Test
    void tasksOfBanksHaveTheAxesThatTheirDomainTells() {
        StudyRun run = run(study);
        log.serve(run);

        StudyData data = run.data(Map.of(), Map.of());

        assertThat(data.axes())
                .containsOnlyKeys(data.cells().stream()
                        .filter(cell -> cell.bank().equals("easy"))
                        .map(Cell::taskId)
                        .collect(Collectors.toSet()))
                .allSatisfy((task, axes) -> assertThat(axes).containsExactly("made"));
        assertThat(tasks.byUse().entrySet().stream()
                        .filter(use -> !(use.getKey() instanceof TaskUse.OfBank))
                        .flatMap(use -> use.getValue().stream()))
                .isNotEmpty()
                .allSatisfy(task -> assertThat(task.axes()).isEmpty());
    }

    @Test
    void aChunkOfTheWrongSizeEndsTheStudy() {
        StudyRun run = run(study);
        GenerationRequest first = firstChunk(run.next());

        run.accept(new Answer.Sampled(first.getChunkId(), new double[1], new int[1], 1, 0, 0));
        run.accept(new Answer.Judged(first.getChunkId(), 0, 0, first.getSamples(), List.of()));

        assertThatThrownBy(run::next).hasMessageContaining("1 samples, asked for were " + first.getSamples());
    }

    private StudyRun replayed(List<Answer> answers) {
        StudyRun run = run(study);
        answers.forEach(run::accept);
        assertThat(run.next()).isEmpty();
        return run;
    }

    private StudyRun run(StudyContext context) {
        return new StudyRun(context, tasks, UNBOUNDED);
    }

    private static PreparedTasks prepared(StudyContext study) {
        Preparation preparation = new Preparation(new TinyDomain(), study.definition());
        while (!preparation.complete()) {
            preparation.next();
        }
        return preparation.result();
    }

    private static StudyData figures(StudyRun run) {
        StudyData data = run.data(Map.of(), Map.of());
        return new StudyData(data.cells(), data.models(), data.exclusions(), data.digests(), Map.of());
    }

    private Map<String, Answer.Judged> judged() {
        return log.answers().stream()
                .filter(Answer.Judged.class::isInstance)
                .map(Answer.Judged.class::cast)
                .collect(Collectors.toMap(Answer.Judged::id, verdict -> verdict));
    }

    private static Set<String> fullyAnswered(List<Answer> answers) {
        Set<String> halves = new HashSet<>();
        Set<String> whole = new HashSet<>();
        for (Answer answer : answers) {
            boolean chunk = answer instanceof Answer.Sampled || answer instanceof Answer.Judged;
            if (!chunk || !halves.add(answer.id())) {
                whole.add(answer.id());
            }
        }
        return whole;
    }

    private static List<String> ids(List<Outgoing> requests) {
        return requests.stream().map(request -> (String) request.value().get(0)).toList();
    }

    private static GenerationRequest firstChunk(List<Outgoing> requests) {
        return (GenerationRequest) requests.getFirst().value();
    }

    private static Answer refusal(String id, FailureCategory category, int offset) {
        return new Answer.Refused(id, "generator", category, "it broke", "generation-requests-0@" + offset);
    }
}
