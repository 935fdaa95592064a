package dev.constellation.verifier.runtime;

import dev.constellation.broker.testing.LocalBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/**
 * Gives the service under test a state directory and a Kafka of its own: it runs as long as the test process does, and
 * would judge the other tests' chunks a second time.
 */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        try {
            return Map.of(
                    "kafka.bootstrap.servers", LocalBroker.start().bootstrapServers(),
                    "constellation.application-id", "verifier-service-test",
                    "constellation.state-dir",
                            Files.createTempDirectory("verifier-state").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
