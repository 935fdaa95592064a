package dev.constellation.verifier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.constellation.broker.BrokerProcess;
import dev.constellation.broker.testing.LocalBroker;
import dev.constellation.core.domain.Task;
import dev.constellation.events.Topic;
import dev.constellation.verifier.testing.Chunks;
import dev.constellation.verifier.testing.TestLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnknownSchemaTest {
    @TempDir
    Path directory;

    @Test
    void aRecordOfANewerSchemaStopsTheServiceWithItsPlaceAndNothingIsSkipped() throws IOException {
        try (BrokerProcess broker = BrokerProcess.start(LocalBroker.settings(directory));
                TestLog log = new TestLog(broker.bootstrapServers())) {
            Task task = Chunks.task("after");
            long offset = log.send(Topic.CANDIDATES, task.id(), newer()).offset();
            log.send(task);
            log.send(Chunks.chunk(task, 0));

            try (RunningVerifier verifier = verifier(broker)) {
                await().atMost(Duration.ofSeconds(40)).until(() -> !verifier.fatal.isEmpty());
                assertThat(verifier.fatal)
                        .singleElement()
                        .asString()
                        .contains("candidates-", "at offset " + offset, "a newer version of the service is needed");
                assertThat(verifier.stream.isRunning()).isFalse();
            }
            assertThat(log.verdicts()).isEmpty();
        }
    }

    private RunningVerifier verifier(BrokerProcess broker) {
        return new RunningVerifier(
                new TestConfig("unknown-schema", "0", directory.resolve("state")), broker.bootstrapServers());
    }

    private static byte[] newer() throws IOException {
        Schema schema = SchemaBuilder.record("CandidateChunk")
                .namespace("dev.constellation.events.avro")
                .fields()
                .requiredString("fromTheFuture")
                .endRecord();
        ByteBuffer encoded = new BinaryMessageEncoder<>(new GenericData(), schema)
                .encode(new GenericRecordBuilder(schema)
                        .set("fromTheFuture", "x")
                        .build());
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }
}
