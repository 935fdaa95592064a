package dev.constellation.study.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.broker.testing.KafkaFixture;
import dev.constellation.events.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ProjectionTest {
    @RegisterExtension
    static final KafkaFixture KAFKA = new KafkaFixture();

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private final String study = "store-" + UUID.randomUUID();
    private LoggedChunks log;
    private StoreFile file;

    @BeforeEach
    void open() {
        log = new LoggedChunks(KAFKA.bootstrapServers(), study);
        file = new StoreFile(directory, 64);
    }

    @AfterEach
    void close() throws SQLException {
        log.close();
        file.close();
    }

    @Test
    void aProjectionThatIsKilledAgainAndAgainLosesAndDoublesNothing() throws Exception {
        log.write(0, 2_000);
        log.write(1_500, 2_000);
        log.writeAndAbort(2_000, 2_100);
        log.write(2_100, 3_000);
        Random random = new Random(5);

        int kills = 0;
        for (; kills < 6; kills++) {
            killWhileItWrites(random.nextInt(300));
        }
        follow();

        String chunks = String.valueOf(2_900);
        String samples = String.valueOf(2_900 * LoggedChunks.SAMPLES);
        for (String view : List.of("candidates", "verdicts")) {
            assertThat(query(
                            "SELECT count(*), count(DISTINCT sample), count(DISTINCT chunk_id) FROM %s WHERE study_id = '%s'"
                                    .formatted(view, study)))
                    .containsExactly(List.of(samples, samples, chunks));
        }
        List<List<String>> interrupted = content();
        file.delete();
        follow();
        assertThat(content()).isEqualTo(interrupted);
    }

    @Test
    void aStoreThatIsDroppedWhileItFollowsIsMadeAgainWithTheSameContent() throws Exception {
        log.write(0, 300);
        try (Following projection = new Following()) {
            assertThat(projection.awaitCurrent()).isZero();
            List<List<String>> before = content();

            projection.it.rebuild();

            assertThat(projection.awaitCurrent()).isZero();
            assertThat(content()).isEqualTo(before);
            log.write(300, 301);
            assertThat(projection.awaitCurrent()).isZero();
            assertThat(content()).isNotEqualTo(before);
        }
    }

    @Test
    void aRecordThatCannotBeReadIsLeftOutAndTheRestIsKept() throws Exception {
        log.write(0, 2);
        log.writeBytes(Topic.CANDIDATES, new byte[] {1, 2, 3});
        log.write(2, 4);

        follow();

        assertThat(query("SELECT count(DISTINCT chunk_id) FROM candidates WHERE study_id = '%s'".formatted(study)))
                .containsExactly(List.of("4"));
    }

    @Test
    void aStoreThatIsFurtherOnThanTheLogIsMadeAgain() throws Exception {
        log.write(0, 2);
        follow();
        List<List<String>> before = content();
        Batch beyond = Batch.of(
                List.of(new org.apache.kafka.clients.consumer.ConsumerRecord<>(
                        "candidates", 0, 1_000_000, new byte[0], new byte[] {1})),
                new LogRecords());
        file.write(beyond);

        follow();

        assertThat(content()).isEqualTo(before);
    }

    private void follow() throws Exception {
        try (Following projection = new Following()) {
            assertThat(projection.awaitCurrent()).isZero();
        }
    }

    private void killWhileItWrites(int afterMillis) throws IOException, InterruptedException {
        long before = written();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProjectionProcess.class.getName(),
                        KAFKA.bootstrapServers(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("printed").toFile())
                .start();
        try {
            Awaitility.await()
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(2))
                    .failFast(() -> !process.isAlive())
                    .until(() -> written() != before);
            Thread.sleep(afterMillis);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Bytes of the store with what was not yet merged into it. */
    private long written() throws IOException {
        long bytes = 0;
        for (String name : List.of("store.duckdb", "store.duckdb.wal")) {
            Path part = directory.resolve(name);
            bytes += Files.exists(part) ? Files.size(part) : 0;
        }
        return bytes;
    }

    /** Number of rows and sum of the rows' hashes of every table. */
    private List<List<String>> content() throws SQLException {
        List<String> parts = new ArrayList<>();
        for (Table table : Table.values()) {
            parts.add("SELECT '%1$s', count(*), sum(hash(t)::HUGEINT) FROM %1$s t".formatted(table));
        }
        return query(String.join(" UNION ALL ", parts));
    }

    private List<List<String>> query(String sql) throws SQLException {
        QueryRunner runner = new QueryRunner(directory.resolve("queries"));
        QueryLimits limits = new QueryLimits(128, LIMIT);
        return file.released(LIMIT, path -> runner.run(path, "", sql, limits)).rows();
    }

    /** A projection on a thread of this process. */
    private final class Following implements AutoCloseable {
        private final Projection it = new Projection(Map.of("bootstrap.servers", KAFKA.bootstrapServers()), file);
        private final Thread thread = Thread.ofPlatform().start(it);

        long awaitCurrent() {
            return it.awaitCurrent(LIMIT);
        }

        @Override
        public void close() throws Exception {
            it.stop();
            thread.join();
        }
    }
}
