package dev.constellation.broker.testing;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real Kafka with the topic catalogue, one per test process: a container when a Docker engine answers, else a broker
 * process of its own. It starts at first use and ends with the test process.
 *
 * <p>As a JUnit extension: {@code @RegisterExtension static final KafkaFixture KAFKA = new KafkaFixture();}. Elsewhere,
 * as in a Quarkus test resource: {@code new KafkaFixture().bootstrapServers()}.
 */
public final class KafkaFixture implements BeforeAllCallback {
    /** Names a Kafka to use instead of starting one; set by the fixture for class loaders that come after it. */
    public static final String PROPERTY = "test.kafka.address";

    /** Partitions of every topic. */
    public static final int PARTITIONS = 4;

    @Override
    public void beforeAll(ExtensionContext context) {
        bootstrapServers();
    }

    /** Address for clients; starts Kafka when nothing did before. */
    public String bootstrapServers() {
        synchronized (System.getProperties()) {
            String running = System.getProperty(PROPERTY);
            if (running == null) {
                running = TestKafka.start();
                System.setProperty(PROPERTY, running);
            }
            return running;
        }
    }
}
