package dev.constellation.verifier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.constellation.broker.testing.KafkaFixture;
import dev.constellation.core.domain.Task;
import dev.constellation.verifier.testing.Chunks;
import dev.constellation.verifier.testing.TestLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SharedPartitionsTest {
    private static final String APPLICATION = "shared-partitions-test";

    @RegisterExtension
    static final KafkaFixture KAFKA = new KafkaFixture();

    @TempDir
    Path state;

    @Test
    void twoInstancesShareTheWorkAndOneTakesOverAtOnceWhenTheOtherLeaves() {
        List<Task> tasks =
                IntStream.range(0, 40).mapToObj(i -> Chunks.task("shared " + i)).toList();
        try (TestLog log = new TestLog(KAFKA.bootstrapServers());
                RunningVerifier stays = start("0").awaitRunning()) {
            try (RunningVerifier leaves = start("1").awaitRunning()) {
                await("both own partitions").atMost(Duration.ofSeconds(40)).until(() -> owns(stays) && owns(leaves));
                tasks.forEach(log::send);
                send(log, tasks, 0);
                awaitOneVerdictEach(log, tasks, 0);
                assertThat(stays.counted("chunks")).isPositive();
                assertThat(leaves.counted("chunks")).isPositive();
            }
            send(log, tasks, 1);
            awaitOneVerdictEach(log, tasks, 1);
        }
    }

    private RunningVerifier start(String instance) {
        return new RunningVerifier(new TestConfig(APPLICATION, instance, state), KAFKA.bootstrapServers());
    }

    private static boolean owns(RunningVerifier verifier) {
        return verifier.stream.isRunning() && verifier.stream.activeTasks() > 0;
    }

    private static void send(TestLog log, List<Task> tasks, int chunk) {
        tasks.forEach(task -> log.send(Chunks.chunk(task, chunk)));
    }

    private static void awaitOneVerdictEach(TestLog log, List<Task> tasks, int chunk) {
        for (Task task : tasks) {
            String id = Chunks.chunk(task, chunk).getChunkId();
            log.awaitVerdicts(id);
            assertThat(log.verdicts(id)).hasSize(1);
        }
    }
}
