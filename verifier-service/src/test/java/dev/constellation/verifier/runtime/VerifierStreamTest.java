package dev.constellation.verifier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.constellation.broker.testing.KafkaFixture;
import dev.constellation.core.domain.Task;
import dev.constellation.core.judging.Judge;
import dev.constellation.core.judging.Judgement.Judged;
import dev.constellation.events.Codec;
import dev.constellation.events.DomainRecords;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.CandidateChunk;
import dev.constellation.events.avro.Coordinates;
import dev.constellation.events.avro.DeadLetter;
import dev.constellation.events.avro.FailureCategory;
import dev.constellation.events.avro.ModelRef;
import dev.constellation.events.avro.ParseResult;
import dev.constellation.events.avro.Split;
import dev.constellation.events.avro.TaskEvent;
import dev.constellation.events.avro.Verdict;
import dev.constellation.events.avro.VerdictChunk;
import dev.constellation.verifier.testing.Chunks;
import dev.constellation.verifier.testing.SliceDomain;
import dev.constellation.verifier.testing.TestLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class VerifierStreamTest {
    @RegisterExtension
    static final KafkaFixture KAFKA = new KafkaFixture();

    @TempDir
    static Path state;

    private static TestLog log;
    private static RunningVerifier verifier;

    @BeforeAll
    static void start() {
        log = new TestLog(KAFKA.bootstrapServers());
        TestConfig config = new TestConfig("verifier-stream-test", "0", state, Duration.ofSeconds(3));
        verifier = new RunningVerifier(config, KAFKA.bootstrapServers()).awaitRunning();
    }

    @AfterAll
    static void stop() {
        verifier.close();
        log.close();
    }

    @Test
    void verdictsAreWhatTheJudgeSaysWithThePuzzleAndCoordinatesBesideThem() {
        Task task = Chunks.task("verdicts");
        CandidateChunk chunk = Chunks.chunk(task, 0);
        log.send(task);
        log.send(chunk);

        VerdictChunk verdicts = log.awaitVerdicts(chunk.getChunkId());
        Judged right = (Judged) new Judge(new SliceDomain())
                .judge(task, Chunks.SPLIT, List.of("first 2"))
                .getFirst();
        assertThat(verdicts.getVerdicts())
                .containsExactly(
                        new Verdict(
                                ParseResult.PARSED,
                                true,
                                true,
                                right.behaviour(),
                                right.heldOutBehaviour(),
                                "first 2",
                                2,
                                1),
                        new Verdict(ParseResult.PARSED, false, false, "", "", null, 2, 1),
                        new Verdict(ParseResult.SYNTAX_ERROR, false, false, "", "", null, 0, 0));
        assertThat(verdicts.getAt()).isEqualTo(chunk.getAt());
        assertThat(verdicts.getPuzzle()).isEqualTo(DomainRecords.record(Chunks.SPLIT.puzzle(task, false)));
        assertThat(verdicts.getDomainDigest()).isEqualTo("slice-1");
    }

    @Test
    void candidatesThatComeBeforeTheirTaskAreJudgedWhenItArrives() {
        Task task = Chunks.task("early");
        CandidateChunk first = Chunks.chunk(task, 0);
        CandidateChunk second = Chunks.chunk(task, 1);
        log.send(first);
        log.send(second);
        await().atMost(Duration.ofSeconds(20)).until(() -> verifier.parked() >= 2);
        assertThat(log.verdicts(first.getChunkId())).isEmpty();

        log.send(task);
        assertThat(log.awaitVerdicts(first.getChunkId()).getVerdicts()).hasSize(3);
        assertThat(log.awaitVerdicts(second.getChunkId()).getVerdicts()).hasSize(3);
    }

    @Test
    void candidatesWhoseTaskNeverComesBecomeADeadLetterOfTheEnvironment() {
        CandidateChunk orphan = Chunks.chunk(Chunks.task("never sent"), 0);
        RecordMetadata sent = log.send(orphan);

        DeadLetter letter = awaitDeadLetter(orphan.getChunkId());
        assertThat(letter.getCategory()).isEqualTo(FailureCategory.ENVIRONMENT);
        assertThat(letter.getReason()).contains("task").contains("PT3S");
        assertThat(letter.getPartition()).isEqualTo(sent.partition());
        assertThat(letter.getOffset()).isEqualTo(sent.offset());
    }

    @Test
    void aDeadLetteredChunkIsJudgedWhenItIsSentAgainAfterItsTask() {
        Task late = Chunks.task("late");
        CandidateChunk chunk = Chunks.chunk(late, 0);
        log.send(chunk);
        awaitDeadLetter(chunk.getChunkId());

        log.send(late);
        log.send(chunk);
        assertThat(log.awaitVerdicts(chunk.getChunkId()).getVerdicts()).hasSize(3);
    }

    @Test
    void poisonOnEitherTopicBecomesADeadLetterAndTheServiceGoesOn() {
        byte[] poison = {1, 2, 3};
        RecordMetadata badTask = log.send(Topic.TASKS, "poison", poison);
        RecordMetadata badChunk = log.send(Topic.CANDIDATES, "poison", poison);
        for (RecordMetadata sent : List.of(badTask, badChunk)) {
            DeadLetter letter =
                    log.awaitDeadLetter(candidate -> candidate.getTopic().equals(sent.topic())
                            && candidate.getPartition() == sent.partition()
                            && candidate.getOffset() == sent.offset());
            assertThat(letter.getCategory()).isEqualTo(FailureCategory.INPUT);
            assertThat(letter.getReason()).contains("not a record of this topic");
            assertThat(letter.getValue().array()).isEqualTo(poison);
        }

        Task task = Chunks.task("after poison");
        log.send(task);
        log.send(Chunks.chunk(task, 0));
        log.awaitVerdicts(Chunks.chunk(task, 0).getChunkId());
    }

    @Test
    void aTaskWhoseIdIsNotThatOfItsContentIsRefused() {
        Task task = Chunks.task("forged");
        RecordMetadata sent = log.send(
                Topic.TASKS,
                "another id",
                Codec.of(TaskEvent.class)
                        .encode(TaskEvent.newBuilder(DomainRecords.record(task))
                                .setTaskId("another id")
                                .build()));
        DeadLetter letter = log.awaitDeadLetter(
                candidate -> candidate.getTopic().equals("tasks") && candidate.getOffset() == sent.offset());
        assertThat(letter.getReason()).contains("another id").contains(task.id());
    }

    @Test
    void aChunkIsJudgedOnceHoweverOftenItIsSent() {
        Task task = Chunks.task("repeats");
        CandidateChunk repeated = Chunks.chunk(task, 0);
        CandidateChunk last = Chunks.chunk(task, 1);
        double before = verifier.counted("repeats");
        log.send(task);
        for (int i = 0; i < 5; i++) {
            log.send(repeated);
        }
        log.send(last);

        log.awaitVerdicts(last.getChunkId());
        assertThat(log.verdicts(repeated.getChunkId())).hasSize(1);
        assertThat(verifier.counted("repeats") - before).isEqualTo(4);
    }

    @Test
    void aChunkThatCannotBelongToItsTaskIsRefusedByField() {
        Task task = Chunks.task("mismatch");
        log.send(task);
        Coordinates at = Chunks.at(task, 0);

        assertRefused(Coordinates.newBuilder(at).setProfile("q").build(), FailureCategory.INPUT, "at.profile: 'q'");
        assertRefused(
                Coordinates.newBuilder(at)
                        .setModel(new ModelRef("m", "d", "huge"))
                        .build(),
                FailureCategory.INPUT,
                "family: 'huge'");
        assertRefused(
                Coordinates.newBuilder(at).setSplit(new Split(7L, 2)).build(), FailureCategory.INPUT, "fewer than 2");
    }

    @Test
    void aChunkOfADomainThatIsNotInstalledIsAMatterOfTheEnvironment() {
        Task foreign = new Task("chess", "p", "bank", "1", Chunks.task("chess").examples(), 3, null);
        log.send(foreign);
        assertRefused(Chunks.at(foreign, 0), FailureCategory.ENVIRONMENT, "domain 'chess' is not on");
    }

    @Test
    void aChunkWhoseIdIsNotThatOfItsCoordinatesIsRefused() {
        CandidateChunk forged = CandidateChunk.newBuilder(Chunks.chunk(Chunks.task("forged chunk"), 0))
                .setChunkId("forged")
                .build();
        log.send(forged);
        assertThat(awaitDeadLetter("forged").getReason()).startsWith("chunkId: 'forged'");
    }

    @Test
    void textsThatBreakADomainsContractStopNothing() {
        Task task = Chunks.task("hostile");
        log.send(task);
        CandidateChunk crash = Chunks.chunk(Chunks.at(task, 0), List.of("=> crash", "x".repeat(900_000)));
        log.send(crash);
        assertThat(log.awaitVerdicts(crash.getChunkId()).getVerdicts())
                .extracting(Verdict::getParse)
                .containsExactly(ParseResult.LIMIT_EXCEEDED, ParseResult.SYNTAX_ERROR);

        CandidateChunk unreadable = Chunks.chunk(Chunks.at(task, 1), List.of("unreadable"));
        log.send(unreadable);
        assertThat(awaitDeadLetter(unreadable.getChunkId()).getCategory()).isEqualTo(FailureCategory.INTERNAL);
    }

    private void assertRefused(Coordinates at, FailureCategory category, String reason) {
        CandidateChunk chunk = Chunks.chunk(at, List.of("=> first 2"));
        log.send(chunk);
        DeadLetter letter = awaitDeadLetter(chunk.getChunkId());
        assertThat(letter.getCategory()).isEqualTo(category);
        assertThat(letter.getReason()).contains(reason);
    }

    private static DeadLetter awaitDeadLetter(String subject) {
        return log.awaitDeadLetter(letter -> subject.equals(letter.getSubject()));
    }
}
