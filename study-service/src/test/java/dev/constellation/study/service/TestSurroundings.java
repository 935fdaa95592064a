package dev.constellation.study.service;

import com.sun.net.httpserver.HttpServer;
import dev.constellation.broker.testing.KafkaFixture;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** A real Kafka, a model node that lists two models over HTTP, and directories for reports and store. */
public final class TestSurroundings implements QuarkusTestResourceLifecycleManager {
    private static final String MODELS = """
            {"object": "list", "data": [
              {"id": "base", "object": "model", "owned_by": "test", "digest": "digest-of-base", "parent": null,
               "family": "tiny", "adapter": false},
              {"id": "gen_v0", "object": "model", "owned_by": "test", "digest": "digest-of-gen_v0", "parent": "base",
               "family": "tiny", "adapter": true},
              {"id": "stranger", "object": "model", "owned_by": "test", "digest": "digest-of-stranger",
               "parent": null, "family": "strange", "adapter": false}]}
            """;

    private HttpServer node;

    @Override
    public Map<String, String> start() {
        try {
            node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            node.createContext("/v1/models", exchange -> {
                byte[] body = MODELS.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            node.start();
            Path reports = Files.createTempDirectory("constellation-reports");
            Path store = Files.createTempDirectory("constellation-store");
            return Map.of(
                    "kafka.bootstrap.servers",
                    new KafkaFixture().bootstrapServers(),
                    "constellation.node-url",
                    "http://127.0.0.1:" + node.getAddress().getPort(),
                    "constellation.reports",
                    reports.toString(),
                    "constellation.node-hour-price",
                    "36",
                    "constellation.store.directory",
                    store.toString(),
                    "constellation.transactional-id",
                    "study-" + UUID.randomUUID());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        node.stop(0);
    }
}
