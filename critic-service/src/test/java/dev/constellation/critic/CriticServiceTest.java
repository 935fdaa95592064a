package dev.constellation.critic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.constellation.broker.testing.KafkaFixture;
import dev.constellation.events.Codec;
import dev.constellation.events.Ids;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.DeadLetter;
import dev.constellation.events.avro.Example;
import dev.constellation.events.avro.FailureCategory;
import dev.constellation.events.avro.ModelRef;
import dev.constellation.events.avro.Puzzle;
import dev.constellation.events.avro.ScoreChunk;
import dev.constellation.events.avro.ScoringRequest;
import dev.constellation.events.avro.Split;
import dev.constellation.events.testing.TestTopics;
import dev.constellation.protocol.CompletionRequest;
import dev.constellation.protocol.testing.Answers;
import dev.constellation.protocol.testing.LettersDomain;
import dev.constellation.protocol.testing.ScriptedNode;
import dev.constellation.protocol.testing.ScriptedNode.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class CriticServiceTest {
    private static final Codec<ScoringRequest> REQUESTS = Codec.of(ScoringRequest.class);
    private static final Codec<ScoreChunk> SCORES = Codec.of(ScoreChunk.class);
    private static final Codec<DeadLetter> LETTERS = Codec.of(DeadLetter.class);
    private static final Duration SOON = Duration.ofSeconds(60);

    ScriptedNode node;

    @Inject
    CriticConfig config;

    private TestTopics topics;
    private String task;
    private String digest;

    @BeforeEach
    void open() {
        topics = new TestTopics(new KafkaFixture().bootstrapServers());
        task = "task-" + UUID.randomUUID();
        node.reset();
        digest = node.load("critic", "weights");
        node.answer(Answers.scores(CriticServiceTest::firstTokens));
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void everySurvivorGetsItsMargin() {
        ScoringRequest request = send(scoringOf(task, "A", "B", "AAA", "unsure", "AA"));
        ScoreChunk scores = answer(request);
        assertThat(scores.getSurvivors()).isEqualTo(request.getSurvivors());
        assertThat(scores.getMargins()).containsExactly(1.0, -1.0, 3.0, 0.0, 2.0);
        assertThat(scores.getTaskId()).isEqualTo(task);
        assertThat(scores.getCritic()).isEqualTo(request.getCritic());
        assertThat(scores.getPromptTokens()).isEqualTo(5 * 7);
        // five survivors, two prompts a call
        assertThat(scores.getNodeSeconds()).isEqualTo(3 * Answers.NODE_SECONDS);
        assertThat(scores.getCpuSeconds()).isEqualTo(3 * Answers.CPU_SECONDS);
    }

    @Test
    void theNodeIsAskedForFirstTokensInBatches() {
        answer(send(scoringOf(task, "A", "B", "C")));
        String head = "[Example[input=[ab], output=" + task + "]] is made by ";
        assertThat(node.completions())
                .containsExactly(
                        scoring(head + "A, in general: ", head + "B, in general: "), scoring(head + "C, in general: "));
    }

    @Test
    void withoutSurvivorsThereIsNothingToScore() {
        assertThat(answer(send(scoringOf(task))).getMargins()).isEmpty();
        assertThat(node.completions()).isEmpty();
    }

    @Test
    void theSameRequestTwiceGivesTheSameMarginsTwice() {
        ScoringRequest request = scoringOf(task, "A", "B");
        send(request);
        send(request);
        await().atMost(SOON).until(() -> answers(request).size() == 2);
        assertThat(answers(request)).extracting(ScoreChunk::getMargins).containsOnly(List.of(1.0, -1.0));
    }

    @Test
    void aRecordThatIsNoRequestBecomesADeadLetterAndTheNextIsAnswered() {
        String poison = "poison of " + task;
        topics.send(Topic.SCORING_REQUESTS, task, poison.getBytes(StandardCharsets.UTF_8));
        answer(send(scoringOf(task, "A")));
        await().atMost(SOON)
                .until(() -> topics.find(
                                        Topic.CRITIC_DEAD_LETTERS,
                                        LETTERS,
                                        letter -> letter.getCategory() == FailureCategory.INPUT
                                                && new String(letter.getValue().array(), StandardCharsets.UTF_8)
                                                        .equals(poison))
                                .size()
                        == 1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REFUSAL")
    void aNodeThatFailsTwiceIsAskedAThirdTime(Fault fault) {
        answer(send(scoringOf(task, "A")));
        node.failNext(fault, fault);
        assertThat(answer(send(scoringOf(task + "-next", "A"))).getMargins()).containsExactly(1.0);
    }

    @Test
    void aNodeThatStaysAwayMakesADeadLetterOfTheEnvironment() {
        node.refuseConnections();
        try {
            assertThat(deadLetter(send(scoringOf(task, "A"))).getCategory()).isEqualTo(FailureCategory.ENVIRONMENT);
        } finally {
            node.resume();
        }
        answer(send(scoringOf(task + "-next", "A")));
    }

    @Test
    void aRefusedRequestIsTheCallersFault() {
        answer(send(scoringOf(task, "A")));
        node.failNext(Fault.REFUSAL);
        assertThat(deadLetter(send(scoringOf(task + "-next", "A"))).getCategory())
                .isEqualTo(FailureCategory.CALLER);
    }

    @Test
    void severalRequestsAreInFlight() {
        Semaphore answers = new Semaphore(0);
        node.beforeAnswer(answers::acquireUninterruptibly);
        List<ScoringRequest> requests = IntStream.range(0, 7)
                .mapToObj(i -> send(scoringOf(task + "-" + i, "A")))
                .toList();
        await().atMost(SOON).until(() -> node.mostInFlight() == config.callsInFlight());
        answers.release(100);
        requests.forEach(this::answer);
    }

    private static Map<String, Double> firstTokens(String prompt) {
        String program = prompt.replaceAll(".* is made by (.*), in general: ", "$1");
        double sure = program.length();
        return switch (program.charAt(0)) {
            case 'A' -> Map.of("yes", -1.0, "no", -1.0 - sure);
            case 'B' -> Map.of("no", -1.0, "yes", -1.0 - sure);
            default -> Map.of("perhaps", -1.0);
        };
    }

    private static CompletionRequest scoring(String... prompts) {
        return new CompletionRequest("critic", List.of(prompts), 1, 0, 0, 1, 1, 20, List.of(), null);
    }

    private ScoringRequest scoringOf(String taskId, String... survivors) {
        return request(Ids.scoring(request("", taskId, survivors)), taskId, survivors);
    }

    private ScoringRequest request(String id, String taskId, String... survivors) {
        return ScoringRequest.newBuilder()
                .setRequestId(id)
                .setStudyId("study")
                .setRun(0)
                .setAnalysis("main")
                .setTrajectory(1)
                .setRound(1)
                .setDomain(LettersDomain.NAME)
                .setSplit(new Split(1L, 1))
                .setPuzzle(new Puzzle(taskId, List.of(new Example(List.of("ab"), taskId)), List.of()))
                .setSurvivors(List.of(survivors))
                .setCritic(new ModelRef("critic", digest, LettersDomain.FAMILY))
                .build();
    }

    private ScoringRequest send(ScoringRequest request) {
        topics.send(Topic.SCORING_REQUESTS, request.getPuzzle().getTaskId(), REQUESTS, request);
        return request;
    }

    private ScoreChunk answer(ScoringRequest request) {
        await().atMost(SOON).until(() -> !answers(request).isEmpty());
        return answers(request).getFirst();
    }

    private List<ScoreChunk> answers(ScoringRequest request) {
        return topics.find(Topic.SCORES, SCORES, scores -> scores.getRequestId().equals(request.getRequestId()));
    }

    private DeadLetter deadLetter(ScoringRequest request) {
        await().atMost(SOON).until(() -> !deadLetters(request).isEmpty());
        return deadLetters(request).getFirst();
    }

    private List<DeadLetter> deadLetters(ScoringRequest request) {
        return topics.find(
                Topic.CRITIC_DEAD_LETTERS,
                LETTERS,
                letter -> request.getRequestId().equals(letter.getSubject()));
    }
}
