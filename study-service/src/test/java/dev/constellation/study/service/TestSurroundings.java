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

/** A real Kafka, a model node that lists its models over HTTP, one of critics that has one more, and directories for reports and store. */
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

    private static final String OF_CRITICS = MODELS.replace("]}", """
                    , {"id": "apart", "object": "model", "owned_by": "test", "digest": "digest-of-apart",
                       "parent": null, "family": "tiny", "adapter": false}]}""");

    private HttpServer node;
    private HttpServer criticNode;

    @Override
    public Map<String, String> start() {
        try {
            node = node(MODELS);
            criticNode = node(OF_CRITICS);
            Path reports = Files.createTempDirectory("constellation-reports");
            Path store = Files.createTempDirectory("constellation-store");
            return Map.of(
                    "kafka.bootstrap.servers",
                    new KafkaFixture().bootstrapServers(),
                    "constellation.node-url",
                    url(node),
                    "constellation.critic-node-url",
                    url(criticNode),
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

    private static HttpServer node(String models) throws IOException {
        HttpServer node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.createContext("/v1/models", exchange -> {
            byte[] body = models.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        node.start();
        return node;
    }

    private static String url(HttpServer node) {
        return "http://127.0.0.1:" + node.getAddress().getPort();
    }

    @Override
    public void stop() {
        node.stop(0);
        criticNode.stop(0);
    }
}
