package dev.constellation.study.service;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.events.Topic;
import dev.constellation.events.avro.DeadLetter;
import dev.constellation.events.avro.FailureCategory;
import dev.constellation.study.log.FencedException;
import dev.constellation.study.log.LogWriter;
import dev.constellation.study.plan.Outgoing;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FencingTest.OfItsOwn.class)
@QuarkusTestResource(TestSurroundings.class)
class FencingTest {
    /** A service that no other test uses, since it does not recover. */
    public static final class OfItsOwn implements QuarkusTestProfile {}

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "constellation.transactional-id")
    String transactionalId;

    @Inject
    LogWriter writer;

    @Test
    void aServiceThatAnotherOneReplacedCanWriteNoMore() {
        assertThatCode(() -> writer.write(List.of(record()))).doesNotThrowAnyException();
        try (KafkaProducer<byte[], byte[]> other = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "transactional.id", transactionalId),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            other.initTransactions();

            assertThatThrownBy(() -> writer.write(List.of(record())))
                    .isInstanceOf(FencedException.class)
                    .hasMessageContaining("another study service has taken over");
        }
    }

    private static Outgoing record() {
        return new Outgoing(
                Topic.STUDY_DEAD_LETTERS,
                "key",
                DeadLetter.newBuilder()
                        .setCategory(FailureCategory.INPUT)
                        .setReason("a test")
                        .setTopic("none")
                        .setPartition(0)
                        .setOffset(0)
                        .build());
    }
}
