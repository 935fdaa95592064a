package dev.constellation.verifier.runtime;

import dev.constellation.broker.testing.KafkaFixture;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** Gives the service under test a Kafka and a state directory. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        try {
            return Map.of(
                    "kafka.bootstrap.servers", new KafkaFixture().bootstrapServers(),
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
