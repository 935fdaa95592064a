package dev.constellation.generator;

import dev.constellation.broker.testing.KafkaFixture;
import dev.constellation.protocol.testing.ScriptedNode;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the service runs in: a real broker, a scripted node, an adapter store; and time limits that suit a test. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {
    private final ScriptedNode node = new ScriptedNode();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "kafka.bootstrap.servers",
                new KafkaFixture().bootstrapServers(),
                "constellation.node-url",
                node.url(),
                "constellation.adapter-store",
                temporaryDirectory().toString(),
                "constellation.call-timeout-millis",
                "3000",
                "constellation.retry-for",
                "PT9S",
                "quarkus.http.test-port",
                "0");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(node, new TestInjector.MatchesType(ScriptedNode.class));
    }

    @Override
    public void stop() {
        node.close();
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("adapters");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
