package dev.constellation.broker.testing;

import dev.constellation.broker.TopicCatalogue;
import java.time.Duration;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** Chooses and starts the Kafka of a test process. */
final class TestKafka {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private TestKafka() {}

    static String start() {
        return hasDocker() ? startContainer() : LocalBroker.start().bootstrapServers();
    }

    private static boolean hasDocker() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    private static String startContainer() {
        KafkaContainer kafka = new KafkaContainer("apache/kafka:4.1.1")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                .withEnv("KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "1000")
                .withEnv("KAFKA_TRANSACTION_ABORT_TIMED_OUT_TRANSACTION_CLEANUP_INTERVAL_MS", "1000")
                .withEnv("KAFKA_MESSAGE_MAX_BYTES", Integer.toString((1 << 20) + (64 << 10)))
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        kafka.start();
        TopicCatalogue.create(kafka.getBootstrapServers(), KafkaFixture.PARTITIONS, START_LIMIT);
        return kafka.getBootstrapServers();
    }
}
