package dev.constellation.study.store;

import dev.constellation.broker.testing.KafkaFixture;
import dev.constellation.study.log.LogReader;
import dev.constellation.study.log.Positions;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Times the projection beside a plain consumer that reads and decodes the same topics, in rows (samples of candidates and
 * of verdicts) per second and per CPU second of the process.
 *
 * <p>No test by its name, so it runs only when it is asked for: {@code ./mvnw -q -B verify -pl study-service -am
 * -Dtest=ProjectionSpeed -Dsurefire.failIfNoSpecifiedTests=false}.
 */
final class ProjectionSpeed {
    private static final Duration POLL = Duration.ofMillis(200);

    /** Of 8 samples, each a record of candidates and one of verdicts. */
    private static final int CHUNKS = 40_000;

    @Test
    void theProjectionIsTimedBesideAPlainConsumer(@TempDir Path directory) throws Exception {
        String address = new KafkaFixture().bootstrapServers();
        try (LoggedChunks log = new LoggedChunks(address, "speed")) {
            for (int from = 0; from < CHUNKS; from += 10_000) {
                log.write(from, Math.min(CHUNKS, from + 10_000));
            }
        }
        long rows = 2L * CHUNKS * LoggedChunks.SAMPLES;
        Map<String, Object> connection = Map.of("bootstrap.servers", address);
        decode(connection);
        for (int round = 0; round < 3; round++) {
            Seconds plain = timed(() -> decode(connection));
            StoreFile file = new StoreFile(directory, 128);
            file.delete();
            Seconds kept = timed(() -> project(connection, file));
            System.out.printf(
                    "consumer %,.0f rows/s (%,.0f per CPU s), projection %,.0f rows/s (%,.0f per CPU s), ratio %.2f (%.2f),"
                            + " file %d MB%n",
                    rows / plain.wall,
                    rows / plain.cpu,
                    rows / kept.wall,
                    rows / kept.cpu,
                    plain.wall / kept.wall,
                    plain.cpu / kept.cpu,
                    Files.size(file.path()) >> 20);
        }
    }

    private static void decode(Map<String, Object> connection) throws Exception {
        LogRecords records = new LogRecords();
        try (LogReader reader = new LogReader(connection)) {
            reader.seek(LogRecords.TOPICS, Positions.beginning());
            while (!reader.caughtUp()) {
                for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                    records.read(record);
                }
            }
        }
    }

    private static void project(Map<String, Object> connection, StoreFile file) throws Exception {
        Projection projection = new Projection(connection, file);
        Thread thread = Thread.ofPlatform().start(projection);
        projection.awaitCurrent(Duration.ofMinutes(10));
        projection.stop();
        thread.join();
        file.close();
    }

    private static Seconds timed(Work work) throws Exception {
        long wall = System.nanoTime();
        long cpu = cpu();
        work.run();
        return new Seconds((System.nanoTime() - wall) / 1e9, (cpu() - cpu) / 1e9);
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private record Seconds(double wall, double cpu) {}

    private interface Work {
        void run() throws Exception;
    }
}
