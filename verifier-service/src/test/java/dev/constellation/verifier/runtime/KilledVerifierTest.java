package dev.constellation.verifier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.constellation.broker.testing.KafkaFixture;
import dev.constellation.core.domain.Task;
import dev.constellation.events.avro.VerdictChunk;
import dev.constellation.verifier.testing.Chunks;
import dev.constellation.verifier.testing.TestLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class KilledVerifierTest {
    private static final int TASKS = 30;
    private static final int CHUNKS_PER_TASK = 40;
    private static final int KILLS = 2;

    @RegisterExtension
    static final KafkaFixture KAFKA = new KafkaFixture();

    @TempDir
    Path directory;

    private TestLog log;
    private Process verifier;

    @BeforeEach
    void start() throws IOException {
        log = new TestLog(KAFKA.bootstrapServers());
        verifier = launch();
    }

    @AfterEach
    void stop() {
        verifier.destroyForcibly();
        log.close();
    }

    @Test
    void everyChunkHasExactlyOneCommittedVerdictHoweverOftenTheVerifierIsKilled() throws Exception {
        List<Task> tasks = IntStream.range(0, TASKS)
                .mapToObj(i -> Chunks.task("killed " + i))
                .toList();
        Set<String> expected = tasks.stream()
                .flatMap(task -> IntStream.range(0, CHUNKS_PER_TASK)
                        .mapToObj(chunk -> Chunks.chunk(task, chunk).getChunkId()))
                .collect(Collectors.toSet());
        tasks.forEach(log::send);
        for (int kill = 1; kill <= KILLS; kill++) {
            send(tasks, (kill - 1) * CHUNKS_PER_TASK / KILLS, kill * CHUNKS_PER_TASK / KILLS);
            int before = judged(expected).size();
            await("work goes on")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> judged(expected).size() > before);
            verifier.destroyForcibly().waitFor();
            verifier = launch();
        }
        await("all judged")
                .atMost(Duration.ofSeconds(60))
                .until(() -> judged(expected).size() >= expected.size());
        assertThat(judged(expected)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
    }

    private void send(List<Task> tasks, int from, int to) {
        for (int chunk = from; chunk < to; chunk++) {
            for (Task task : tasks) {
                log.sendLater(Chunks.chunk(task, chunk));
            }
        }
    }

    private List<String> judged(Set<String> expected) {
        return log.verdicts().stream()
                .map(VerdictChunk::getChunkId)
                .filter(expected::contains)
                .toList();
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx160m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        VerifierMain.class.getName(),
                        "killed-verifier-test",
                        KAFKA.bootstrapServers(),
                        directory.resolve("state").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("verifier.log").toFile()))
                .start();
    }
}
