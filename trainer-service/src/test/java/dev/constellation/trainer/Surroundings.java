package dev.constellation.trainer;

import dev.constellation.broker.testing.KafkaFixture;
import dev.constellation.protocol.testing.ScriptedNode;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the service runs in: a real broker, scripted nodes, an adapter store; and time limits that suit a test. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {
    private final ScriptedNode node = new ScriptedNode();
    private final ScriptedNode criticNode = new ScriptedNode();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "kafka.bootstrap.servers",
                new KafkaFixture().bootstrapServers(),
                "constellation.node-url",
                node.url(),
                "constellation.critic-node-url",
                criticNode.url(),
                "constellation.adapter-store",
                temporaryDirectory().toString(),
                "constellation.poll-interval",
                "PT0.05S",
                "constellation.scan-stall",
                "PT5S",
                "constellation.call-timeout-millis",
                "3000",
                "constellation.retry-for",
                "PT9S",
                "quarkus.http.test-port",
                "0");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(node, field -> field.getName().equals("node"));
        injector.injectIntoFields(criticNode, field -> field.getName().equals("criticNode"));
    }

    @Override
    public void stop() {
        node.close();
        criticNode.close();
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("adapters");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
