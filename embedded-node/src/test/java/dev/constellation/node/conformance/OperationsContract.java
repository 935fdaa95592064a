package dev.constellation.node.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Health, metrics, and what is answered to requests that no endpoint knows. */
public interface OperationsContract extends NodeUnderTest {
    @Test
    default void aNodeThatServesIsReady() {
        assertThat(client().get("/health/ready").status()).isEqualTo(200);
    }

    @Test
    default void workIsCounted() {
        double promptTokens = metric("constellation_node_tokens_total{kind=\"prompt\"");
        double completionTokens = metric("constellation_node_tokens_total{kind=\"completion\"");
        double trainedTokens = metric("constellation_node_tokens_total{kind=\"trained\"");
        double busy = metric("constellation_node_busy_seconds_total");
        double waited = metric("constellation_node_queue_seconds_count");
        int tokens = client().complete(Sampling.of(base(), "abc").n(5).request())
                .usage()
                .completionTokens();
        TrainingSets.trained(client(), base(), 1);
        assertThat(metric("constellation_node_tokens_total{kind=\"prompt\"")).isGreaterThan(promptTokens);
        assertThat(metric("constellation_node_tokens_total{kind=\"completion\""))
                .isGreaterThanOrEqualTo(completionTokens + tokens);
        assertThat(metric("constellation_node_tokens_total{kind=\"trained\"")).isGreaterThan(trainedTokens);
        assertThat(metric("constellation_node_busy_seconds_total")).isGreaterThan(busy);
        assertThat(metric("constellation_node_queue_seconds_count")).isGreaterThan(waited);
        assertThat(metric("constellation_node_models")).isGreaterThanOrEqualTo(1);
        assertThat(metric("constellation_node_memory_bytes")).isPositive();
    }

    @Test
    default void anUnknownPathIsNotFoundInTheProtocolsWords() {
        for (String path : List.of("/nowhere", "/v1/nowhere", "/v1/models/a/b/c")) {
            client().get(path).error(404, "not_found_error");
        }
    }

    @Test
    default void anotherMethodIsRefusedInTheProtocolsWords() {
        client().delete("/v1/completions").error(405, "invalid_request_error");
    }

    @Test
    default void anotherMediaTypeIsRefusedInTheProtocolsWords() {
        client().send("POST", "/v1/completions", "text/plain", BodyPublishers.ofString("{}"))
                .error(415, "invalid_request_error");
    }

    private double metric(String prefix) {
        return client().get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(prefix))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
