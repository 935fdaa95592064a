package dev.constellation.verifier.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.broker.testing.KafkaFixture;
import dev.constellation.core.domain.Domain;
import dev.constellation.core.domain.Pool;
import dev.constellation.core.domain.SynthesisRequest;
import dev.constellation.core.domain.Task;
import dev.constellation.events.avro.CandidateChunk;
import dev.constellation.events.avro.Coordinates;
import dev.constellation.events.avro.ModelRef;
import dev.constellation.events.avro.ParseResult;
import dev.constellation.events.avro.Verdict;
import dev.constellation.verifier.testing.Chunks;
import dev.constellation.verifier.testing.TestLog;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Texts that a model could write, or an attacker, against the string domain. */
class HostileCandidatesTest {
    @RegisterExtension
    static final KafkaFixture KAFKA = new KafkaFixture();

    @TempDir
    Path state;

    private final Task task = Domain.find("strings")
            .orElseThrow()
            .synthesize(new SynthesisRequest("ff", Pool.DEV, 11, 1, 2, 2, 12))
            .getFirst();
    private TestLog log;
    private RunningVerifier verifier;

    @BeforeEach
    void start() {
        log = new TestLog(KAFKA.bootstrapServers());
        verifier = new RunningVerifier(new TestConfig("hostile-test", "0", state), KAFKA.bootstrapServers());
        log.send(task);
    }

    @AfterEach
    void stop() {
        verifier.close();
        log.close();
    }

    @Test
    void everyHostileTextGetsAVerdictAndTheNextChunkToo() {
        String deep = "Trim(".repeat(10_000) + "x" + ")".repeat(10_000);
        String growing = "SubstituteAll(SubstituteAll(SubstituteAll(x, CHAR, \"a\"), CHAR, \"b\"), CHAR, \"c\")";
        String wide = "Concat(" + String.join(", ", Collections.nCopies(8, growing)) + ")";
        assertVerdicts(0, List.of("x".repeat(900_000)));
        assertVerdicts(1, List.of(deep, wide, growing, "\u0000\ud800", "", "Concat("));
        assertVerdicts(2, Collections.nCopies(64, "(".repeat(14_000)));

        CandidateChunk own = chunk(3, List.of(String.valueOf(task.secretProgram())));
        log.send(own);
        assertThat(log.awaitVerdicts(own.getChunkId()).getVerdicts())
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.getVisiblePass()).isTrue();
                    assertThat(verdict.getHeldOutPass()).isTrue();
                    assertThat(verdict.getProgram()).isEqualTo(task.secretProgram());
                });
    }

    private void assertVerdicts(int number, List<String> texts) {
        CandidateChunk chunk = chunk(number, texts);
        log.send(chunk);
        List<Verdict> verdicts = log.awaitVerdicts(chunk.getChunkId()).getVerdicts();
        assertThat(verdicts).hasSameSizeAs(texts);
        assertThat(verdicts)
                .allSatisfy(verdict -> assertThat(verdict.getVisiblePass()).isFalse());
        assertThat(verdicts.getFirst().getParse()).isNotEqualTo(ParseResult.PARSED);
    }

    private CandidateChunk chunk(int number, List<String> texts) {
        Coordinates at = Coordinates.newBuilder(Chunks.at(task, number))
                .setModel(new ModelRef("gen_v0", "digest", "chat"))
                .build();
        return Chunks.chunk(at, texts);
    }
}
