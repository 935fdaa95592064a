package dev.constellation.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.constellation.broker.testing.KafkaFixture;
import dev.constellation.core.Digest;
import dev.constellation.core.FailureException;
import dev.constellation.core.adapter.DirectoryAdapterStore;
import dev.constellation.events.Codec;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.Candidate;
import dev.constellation.events.avro.CandidateChunk;
import dev.constellation.events.avro.DeadLetter;
import dev.constellation.events.avro.FailureCategory;
import dev.constellation.events.avro.FinishReason;
import dev.constellation.events.avro.GenerationRequest;
import dev.constellation.events.testing.TestTopics;
import dev.constellation.protocol.CompletionRequest;
import dev.constellation.protocol.CompletionResponse;
import dev.constellation.protocol.CompletionResponse.Choice;
import dev.constellation.protocol.CompletionResponse.Logprobs;
import dev.constellation.protocol.testing.Answers;
import dev.constellation.protocol.testing.ScriptedNode;
import dev.constellation.protocol.testing.ScriptedNode.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class GeneratorServiceTest {
    private static final Codec<GenerationRequest> REQUESTS = Codec.of(GenerationRequest.class);
    private static final Codec<CandidateChunk> CHUNKS = Codec.of(CandidateChunk.class);
    private static final Codec<DeadLetter> LETTERS = Codec.of(DeadLetter.class);
    private static final Duration SOON = Duration.ofSeconds(60);

    ScriptedNode node;

    @Inject
    GeneratorConfig config;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private TestTopics topics;
    private String task;
    private String digest;

    @BeforeEach
    void open() {
        topics = new TestTopics(new KafkaFixture().bootstrapServers());
        task = "task-" + UUID.randomUUID();
        node.reset();
        digest = node.load("gen_v0", "weights");
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void aRequestIsAnsweredWithItsCandidates() {
        GenerationRequest request = send(Requests.request(task, "gen_v0", digest));
        CandidateChunk chunk = answer(request);
        String seed = Long.toString(request.getSampling().getSeed());
        assertThat(chunk.getAt()).isEqualTo(request.getAt());
        assertThat(chunk.getFirstSample()).isEqualTo(64);
        assertThat(chunk.getCandidates())
                .containsExactly(
                        new Candidate(seed + "/0", 2, -0.5, FinishReason.STOP),
                        new Candidate(seed + "/1", 2, -0.75, FinishReason.STOP),
                        new Candidate(seed + "/2", 2, -1.0, FinishReason.LENGTH));
        assertThat(chunk.getPromptTokens()).isEqualTo(7);
        assertThat(chunk.getNodeSeconds()).isEqualTo(Answers.NODE_SECONDS);
        assertThat(chunk.getCpuSeconds()).isEqualTo(Answers.CPU_SECONDS);
    }

    @Test
    void theNodeIsAskedAsTheRequestSays() {
        GenerationRequest request = send(Requests.request(task, "gen_v0", digest));
        answer(request);
        assertThat(node.completions())
                .containsExactly(new CompletionRequest(
                        "gen_v0",
                        List.of("[Example[input=[ab], output=" + task + "]] is made by "),
                        3,
                        request.getSampling().getSeed(),
                        0.8,
                        0.95,
                        40,
                        0,
                        List.of("\n"),
                        null));
    }

    @Test
    void theAnswerIsKeyedByTask() {
        GenerationRequest request = send(Requests.request(task, "gen_v0", digest));
        answer(request);
        assertThat(topics.records(Topic.CANDIDATES))
                .anySatisfy(record -> assertThat(record.key()).isEqualTo(task.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theSameRequestTwiceGivesTheSameCandidatesTwice() {
        GenerationRequest request = Requests.request(task, "gen_v0", digest);
        send(request);
        send(request);
        await().atMost(SOON).until(() -> answers(request).size() == 2);
        assertThat(answers(request))
                .extracting(CandidateChunk::getCandidates)
                .satisfies(both -> assertThat(both.getFirst()).isEqualTo(both.getLast()));
    }

    @Test
    void aRecordThatIsNoRequestBecomesADeadLetterAndTheNextIsAnswered() {
        byte[] poison = ("poison of " + task).getBytes(StandardCharsets.UTF_8);
        topics.send(Topic.GENERATION_REQUESTS, task, poison);
        answer(send(Requests.request(task, "gen_v0", digest)));
        await().atMost(SOON)
                .until(() -> topics.find(
                                        Topic.GENERATOR_DEAD_LETTERS,
                                        LETTERS,
                                        letter -> letter.getCategory() == FailureCategory.INPUT
                                                && new String(letter.getValue().array(), StandardCharsets.UTF_8)
                                                        .equals("poison of " + task))
                                .size()
                        == 1);
    }

    @Test
    void anUnknownDomainIsAFaultOfTheInput() {
        DeadLetter letter = deadLetter(send(Requests.request("chess", task, "gen_v0", digest)));
        assertThat(letter.getCategory()).isEqualTo(FailureCategory.INPUT);
        assertThat(letter.getReason()).contains("'chess' is not installed", "letters");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REFUSAL")
    void aNodeThatFailsTwiceIsAskedAThirdTime(Fault fault) {
        answer(send(Requests.request(task, "gen_v0", digest)));
        node.failNext(fault, fault);
        GenerationRequest next = Requests.request(task + "-next", "gen_v0", digest);
        answer(send(next));
        assertThat(deadLetters(next)).isEmpty();
    }

    /** Ways in which an answer can be JSON of the right shape and still no answer to what was asked. */
    enum Malformed {
        TOO_FEW(choices -> choices.subList(1, choices.size())),
        TOO_MANY(choices -> Stream.concat(choices.stream(), choices.stream()).toList()),
        NONE(choices -> List.of()),
        OTHER_ORDER(List::reversed),
        NO_TEXT(choices -> choices.stream()
                .map(it -> new Choice(it.index(), null, it.logprobs(), it.finishReason()))
                .toList()),
        NO_LOGPROBS(choices -> choices.stream()
                .map(it -> new Choice(it.index(), it.text(), null, it.finishReason()))
                .toList()),
        LOGPROBS_OF_OTHER_TOKENS(choices -> with(choices, List.of("a"), List.of(-1.0, -1.0))),
        BOUNDLESS_LOGPROBS(choices -> with(choices, List.of("a"), List.of(Double.NEGATIVE_INFINITY))),
        UNKNOWN_END(choices -> choices.stream()
                .map(it -> new Choice(it.index(), it.text(), it.logprobs(), "tired"))
                .toList());

        private final UnaryOperator<List<Choice>> change;

        Malformed(UnaryOperator<List<Choice>> change) {
            this.change = change;
        }

        private CompletionResponse answer(CompletionRequest request) {
            CompletionResponse good = Answers.samples(request);
            return new CompletionResponse(
                    good.id(), good.object(), good.model(), change.apply(good.choices()), good.usage());
        }

        private static List<Choice> with(List<Choice> choices, List<String> tokens, List<Double> logprobs) {
            return choices.stream()
                    .map(it -> new Choice(
                            it.index(), it.text(), new Logprobs(tokens, logprobs, List.of()), it.finishReason()))
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerToSomethingElseIsAskedForAgain(Malformed malformed) {
        AtomicInteger calls = new AtomicInteger();
        node.answer(request -> calls.incrementAndGet() == 1 ? malformed.answer(request) : Answers.samples(request));
        GenerationRequest request = send(Requests.request(task, "gen_v0", digest));

        assertThat(answer(request).getCandidates()).hasSize(3);
        assertThat(calls).hasValue(2);
        assertThat(deadLetters(request)).isEmpty();
    }

    @Test
    void aRefusedRequestIsTheCallersFaultAndNotTriedAgain() {
        answer(send(Requests.request(task, "gen_v0", digest)));
        node.failNext(Fault.REFUSAL);
        DeadLetter letter = deadLetter(send(Requests.request(task + "-next", "gen_v0", digest)));
        assertThat(letter.getCategory()).isEqualTo(FailureCategory.CALLER);
        assertThat(letter.getReason()).contains("400", "n: 0, at least 1 is needed");
    }

    @Test
    void aNodeThatIsTooSlowOnceIsAskedAgain() {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch released = new CountDownLatch(1);
        node.beforeAnswer(() -> {
            if (calls.incrementAndGet() == 1) {
                waitFor(released);
            }
        });
        answer(send(Requests.request(task, "gen_v0", digest)));
        released.countDown();
        assertThat(calls).hasValue(2);
    }

    @Test
    void aNodeThatStaysAwayMakesADeadLetterOfTheEnvironment() {
        node.refuseConnections();
        DeadLetter letter;
        try {
            letter = deadLetter(send(Requests.request(task, "gen_v0", digest)));
        } finally {
            node.resume();
        }
        assertThat(letter.getCategory()).isEqualTo(FailureCategory.ENVIRONMENT);
        assertThat(letter.getReason()).contains("refused", "gave up after");
        answer(send(Requests.request(task + "-next", "gen_v0", digest)));
    }

    @Test
    void severalRequestsAreInFlightAndNoMoreThanConfigured() {
        Semaphore answers = new Semaphore(0);
        node.beforeAnswer(answers::acquireUninterruptibly);
        List<GenerationRequest> requests = IntStream.range(0, 9)
                .mapToObj(i -> send(Requests.request(task + "-" + i, "gen_v0", digest)))
                .toList();
        await().atMost(SOON).until(() -> node.mostInFlight() == config.callsInFlight());
        answers.release(100);
        requests.forEach(this::answer);
        assertThat(node.mostInFlight()).isEqualTo(config.callsInFlight());
    }

    @Test
    void anAdapterThatTheNodeLacksIsPutFromTheStore() throws FailureException {
        byte[] weights = ("weights of " + task).getBytes(StandardCharsets.UTF_8);
        String stored = Digest.sha256(weights);
        new DirectoryAdapterStore(config.adapterStore().orElseThrow()).put(stored, weights);
        answer(send(Requests.request(task, "adapter-" + task, stored)));
        assertThat(node.models()).contains("adapter-" + task);
    }

    @Test
    void anAdapterThatTheNodeLosesIsPutAgain() throws FailureException {
        byte[] weights = ("weights of " + task).getBytes(StandardCharsets.UTF_8);
        String stored = Digest.sha256(weights);
        new DirectoryAdapterStore(config.adapterStore().orElseThrow()).put(stored, weights);
        answer(send(Requests.request(task, "adapter-" + task, stored)));
        node.loseModels();
        answer(send(Requests.request(task + "-next", "adapter-" + task, stored)));
    }

    @Test
    void aModelThatNeitherNodeNorStoreHasIsAFaultOfTheEnvironment() {
        DeadLetter letter = deadLetter(send(Requests.request(task, "gen_v0", "00112233445566778899aabbccddeeff")));
        assertThat(letter.getCategory()).isEqualTo(FailureCategory.ENVIRONMENT);
        assertThat(letter.getReason()).contains("gen_v0", "00112233445566778899aabbccddeeff", digest);
    }

    @Test
    void healthAndMetricsAnswer() throws IOException, InterruptedException {
        answer(send(Requests.request(task, "gen_v0", digest)));
        await().atMost(SOON).until(() -> get("/health/ready").contains("\"status\": \"UP\""));
        assertThat(get("/metrics"))
                .contains(
                        "constellation_requests_total",
                        "constellation_requests_in_flight",
                        "constellation_node_seconds_total",
                        "constellation_tokens_total{kind=\"completion\"}",
                        "constellation_retries_total");
    }

    private String get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private GenerationRequest send(GenerationRequest request) {
        topics.send(Topic.GENERATION_REQUESTS, request.getAt().getTaskId(), REQUESTS, request);
        return request;
    }

    private CandidateChunk answer(GenerationRequest request) {
        await().atMost(SOON).until(() -> !answers(request).isEmpty());
        return answers(request).getFirst();
    }

    private List<CandidateChunk> answers(GenerationRequest request) {
        return topics.find(Topic.CANDIDATES, CHUNKS, chunk -> chunk.getChunkId().equals(request.getChunkId()));
    }

    private DeadLetter deadLetter(GenerationRequest request) {
        await().atMost(SOON).until(() -> !deadLetters(request).isEmpty());
        return deadLetters(request).getFirst();
    }

    private List<DeadLetter> deadLetters(GenerationRequest request) {
        return topics.find(
                Topic.GENERATOR_DEAD_LETTERS,
                LETTERS,
                letter -> request.getChunkId().equals(letter.getSubject()));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
