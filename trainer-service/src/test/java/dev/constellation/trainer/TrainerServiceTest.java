package dev.constellation.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.constellation.broker.testing.KafkaFixture;
import dev.constellation.core.Digest;
import dev.constellation.core.FailureException;
import dev.constellation.core.adapter.DirectoryAdapterStore;
import dev.constellation.events.Codec;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.DeadLetter;
import dev.constellation.events.avro.FailureCategory;
import dev.constellation.events.avro.LossPoint;
import dev.constellation.events.avro.ModelEvent;
import dev.constellation.events.avro.ModelRef;
import dev.constellation.events.avro.PartitionRange;
import dev.constellation.events.avro.Purpose;
import dev.constellation.events.avro.Role;
import dev.constellation.events.avro.TrainingRequest;
import dev.constellation.events.avro.VerdictChunk;
import dev.constellation.events.testing.TestTopics;
import dev.constellation.protocol.FineTuningRequest;
import dev.constellation.protocol.testing.Answers;
import dev.constellation.protocol.testing.LettersDomain;
import dev.constellation.protocol.testing.ScriptedNode;
import dev.constellation.protocol.testing.ScriptedNode.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class TrainerServiceTest {
    private static final Codec<TrainingRequest> REQUESTS = Codec.of(TrainingRequest.class);
    private static final Codec<ModelEvent> MODELS = Codec.of(ModelEvent.class);
    private static final Codec<DeadLetter> LETTERS = Codec.of(DeadLetter.class);
    private static final Duration SOON = Duration.ofSeconds(60);

    ScriptedNode node;

    ScriptedNode criticNode;

    @Inject
    TrainerConfig config;

    private TestTopics topics;
    private VerdictLog log;
    private String task;
    private String newModel;
    private ModelRef parent;

    @BeforeEach
    void open() {
        topics = new TestTopics(new KafkaFixture().bootstrapServers());
        log = new VerdictLog(new KafkaFixture().bootstrapServers());
        task = "task-" + UUID.randomUUID();
        newModel = "v1-" + UUID.randomUUID();
        node.reset();
        criticNode.reset();
        criticNode.load("gen_v0", "weights");
        parent = new ModelRef("gen_v0", node.load("gen_v0", "weights"), LettersDomain.FAMILY);
    }

    @AfterEach
    void close() {
        log.close();
        topics.close();
    }

    @Test
    void aGeneratorIsTrainedOnItsVerifiedPrograms() {
        TrainingRequest request =
                send(request(Role.GENERATOR, Verdicts.chunk(Purpose.TRAIN, task, 0, "R1", "V1", "wrong", "R2")));
        ModelEvent model = answer(request);
        String prompt = "{\"prompt\":\"[Example[input=[ab], output=" + task + "@1]] is made by \",\"completion\":\"";
        String file = prompt + "R1;\",\"weight\":1.0}\n" + prompt + "R2;\",\"weight\":1.0}\n";
        FineTuningRequest asked = node.trainings().getFirst();
        assertThat(node.file(asked.trainingFile())).isEqualTo(file);
        assertThat(asked.model()).isEqualTo("gen_v0");
        assertThat(asked.suffix()).isEqualTo(newModel);
        assertThat(asked.seed()).isEqualTo(42);
        assertThat(asked.hyperparameters()).isEqualTo(new FineTuningRequest.Hyperparameters(8, 16, 2, 4, 0.001));
        assertThat(model.getRows()).isEqualTo(2);
        assertThat(model.getDatasetDigest()).isEqualTo(Digest.sha256(file.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theEventSaysWhatWasMadeAndWhatItTook() throws FailureException {
        TrainingRequest request = send(request(Role.GENERATOR, Verdicts.chunk(Purpose.TRAIN, task, 0, "R1")));
        ModelEvent model = answer(request);
        assertThat(model.getModel().getName()).isEqualTo(newModel);
        assertThat(model.getModel().getFamily()).isEqualTo(LettersDomain.FAMILY);
        assertThat(model.getParent()).isEqualTo(parent);
        assertThat(model.getRole()).isEqualTo(Role.GENERATOR);
        assertThat(model.getCurve()).containsExactly(new LossPoint(1, 320L, 2.5), new LossPoint(2, 640L, 1.25));
        assertThat(model.getTokens()).isEqualTo(Answers.TRAINED_TOKENS);
        assertThat(model.getNodeSeconds()).isEqualTo(1.5);
        assertThat(model.getCpuSeconds()).isEqualTo(2.5);
        byte[] stored = store().get(model.getModel().getDigest()).orElseThrow();
        assertThat(Digest.sha256(stored)).isEqualTo(model.getModel().getDigest());
        assertThat(config.adapterStore().resolve(model.getLocation())).hasBinaryContent(stored);
        assertThat(topics.records(Topic.MODELS))
                .anySatisfy(record -> assertThat(record.key()).isEqualTo(newModel.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aCriticIsTrainedOnItsOwnNodeOnASurvivorOfEachKind() {
        TrainingRequest request = send(request(
                Role.CRITIC,
                Verdicts.chunk(Purpose.CRITIC_POOL, task, 0, "V1", "V2", "wrong"),
                Verdicts.chunk(Purpose.CRITIC_POOL, task, 1, "R1")));
        assertThat(answer(request).getRows()).isEqualTo(2);
        assertThat(node.trainings()).isEmpty();
        assertThat(criticNode
                        .file(criticNode.trainings().getFirst().trainingFile())
                        .lines())
                .satisfiesExactly(
                        first -> assertThat(first).contains("is made by V1, in general: ", "\"completion\":\"no\""),
                        second -> assertThat(second).contains("is made by R1, in general: ", "\"completion\":\"yes\""));
    }

    @Test
    void theSameRequestAgainEndsInTheSameEvent() {
        TrainingRequest request = request(Role.GENERATOR, Verdicts.chunk(Purpose.TRAIN, task, 0, "R1"));
        send(request);
        send(request);
        await().atMost(SOON).until(() -> answers(request).size() == 2);
        assertThat(answers(request).getFirst()).isEqualTo(answers(request).getLast());
    }

    @Test
    void aParentThatTheNodeLacksIsPutFromTheStore() throws FailureException {
        byte[] weights = ("weights of " + task).getBytes(StandardCharsets.UTF_8);
        parent = new ModelRef("parent-" + task, Digest.sha256(weights), LettersDomain.FAMILY);
        store().put(parent.getDigest(), weights);
        answer(send(request(Role.GENERATOR, Verdicts.chunk(Purpose.TRAIN, task, 0, "R1"))));
        assertThat(node.models()).contains(parent.getName());
    }

    @Test
    void aMissingChunkIsRefusedByName() {
        VerdictChunk missing = Verdicts.chunk(Purpose.TRAIN, task, 1, "R1");
        TrainingRequest request = request(Role.GENERATOR, Verdicts.chunk(Purpose.TRAIN, task, 0, "R1"));
        TrainingRequest more = TrainingRequests.request(
                Role.GENERATOR,
                parent,
                newModel,
                List.of(request.getChunkIds().getFirst(), missing.getChunkId()),
                request.getVerdictRanges());
        assertRefused(send(more), "1 chunks have no verdicts", missing.getChunkId());
    }

    @Test
    void aChunkOfABankIsRefusedByName() {
        VerdictChunk bank = Verdicts.chunk(Purpose.EVALUATE, task, 0, "R1");
        assertRefused(send(request(Role.GENERATOR, bank)), "not sampled for TRAIN", bank.getChunkId());
    }

    @Test
    void aPoolWithoutARightProgramIsRefusedWithWhatWasSeen() {
        TrainingRequest request = request(Role.GENERATOR, Verdicts.chunk(Purpose.TRAIN, task, 0, "V1", "wrong"));
        assertRefused(send(request), "2 verdicts in 1 chunks, 1 right on the visible rows, 0 on all rows");
        assertThat(node.trainings()).isEmpty();
    }

    @Test
    void aRecordThatIsNoRequestBecomesADeadLetterAndTheNextIsAnswered() {
        String poison = "poison of " + task;
        topics.send(Topic.TRAINING_REQUESTS, task, poison.getBytes(StandardCharsets.UTF_8));
        answer(send(request(Role.GENERATOR, Verdicts.chunk(Purpose.TRAIN, task, 0, "R1"))));
        await().atMost(SOON)
                .until(() -> topics.find(
                                        Topic.TRAINER_DEAD_LETTERS,
                                        LETTERS,
                                        letter -> new String(letter.getValue().array(), StandardCharsets.UTF_8)
                                                .equals(poison))
                                .size()
                        == 1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REFUSAL")
    void aNodeThatFailsTwiceIsAskedAThirdTime(Fault fault) {
        node.failNext(fault, fault);
        answer(send(request(Role.GENERATOR, Verdicts.chunk(Purpose.TRAIN, task, 0, "R1"))));
    }

    @Test
    void aNodeThatStaysAwayMakesADeadLetterOfTheEnvironment() {
        node.refuseConnections();
        try {
            TrainingRequest request = send(request(Role.GENERATOR, Verdicts.chunk(Purpose.TRAIN, task, 0, "R1")));
            assertThat(deadLetter(request).getCategory()).isEqualTo(FailureCategory.ENVIRONMENT);
        } finally {
            node.resume();
        }
    }

    @Test
    void aJobThatFailsIsReportedWithTheNodesReason() {
        node.failJob(newModel, "server_error");
        DeadLetter letter = deadLetter(send(request(Role.GENERATOR, Verdicts.chunk(Purpose.TRAIN, task, 0, "R1"))));
        assertThat(letter.getCategory()).isEqualTo(FailureCategory.ENVIRONMENT);
        assertThat(letter.getReason()).contains("failed", "the loss is no number");
    }

    @Test
    void aJobThatTheNodeLosesIsStartedAgain() {
        node.loseJobsOnce();
        answer(send(request(Role.GENERATOR, Verdicts.chunk(Purpose.TRAIN, task, 0, "R1"))));
        assertThat(node.trainings()).hasSize(2);
    }

    private TrainingRequest request(Role role, VerdictChunk... chunks) {
        long from = log.end(0);
        log.commit(0, chunks);
        return TrainingRequests.request(
                role,
                parent,
                newModel,
                Arrays.stream(chunks).map(VerdictChunk::getChunkId).toList(),
                List.of(new PartitionRange(0, from, log.end(0))));
    }

    private DirectoryAdapterStore store() {
        return new DirectoryAdapterStore(config.adapterStore());
    }

    private TrainingRequest send(TrainingRequest request) {
        topics.send(Topic.TRAINING_REQUESTS, "study-1", REQUESTS, request);
        return request;
    }

    private ModelEvent answer(TrainingRequest request) {
        await().atMost(SOON).until(() -> !answers(request).isEmpty());
        return answers(request).getFirst();
    }

    private List<ModelEvent> answers(TrainingRequest request) {
        return topics.find(Topic.MODELS, MODELS, model -> model.getRequestId().equals(request.getRequestId()));
    }

    private void assertRefused(TrainingRequest request, String... reasons) {
        DeadLetter letter = deadLetter(request);
        assertThat(letter.getCategory()).isEqualTo(FailureCategory.INPUT);
        assertThat(letter.getReason()).contains(reasons);
    }

    private DeadLetter deadLetter(TrainingRequest request) {
        await().atMost(SOON).until(() -> !deadLetters(request).isEmpty());
        return deadLetters(request).getFirst();
    }

    private List<DeadLetter> deadLetters(TrainingRequest request) {
        return topics.find(
                Topic.TRAINER_DEAD_LETTERS,
                LETTERS,
                letter -> request.getRequestId().equals(letter.getSubject()));
    }
}
