package dev.constellation.node.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.constellation.protocol.CompletionResponse.Usage;
import dev.constellation.protocol.FineTuningJob;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Health, metrics, and what is answered to requests that no endpoint knows. */
public interface OperationsContract extends NodeUnderTest {
    String STARTED = "constellation_node_queue_seconds_count";
    String COMPLETION_TOKENS = "constellation_node_tokens_total{kind=\"completion\"";

    @Test
    default void aNodeThatServesIsReady() {
        assertThat(client().get("/health/ready").status()).isEqualTo(200);
    }

    @Test
    default void workIsCounted() {
        double promptTokens = metric("constellation_node_tokens_total{kind=\"prompt\"");
        double completionTokens = metric(COMPLETION_TOKENS);
        double trainedTokens = metric("constellation_node_tokens_total{kind=\"trained\"");
        double busy = metric("constellation_node_busy_seconds_total");
        double waited = metric(STARTED);
        int tokens = client().complete(Sampling.of(base(), "abc").n(5).request())
                .usage()
                .completionTokens();
        TrainingSets.trained(client(), base(), 1);
        assertThat(metric("constellation_node_tokens_total{kind=\"prompt\"")).isGreaterThan(promptTokens);
        assertThat(metric(COMPLETION_TOKENS)).isGreaterThanOrEqualTo(completionTokens + tokens);
        assertThat(metric("constellation_node_tokens_total{kind=\"trained\"")).isGreaterThan(trainedTokens);
        assertThat(metric("constellation_node_busy_seconds_total")).isGreaterThan(busy);
        assertThat(metric(STARTED)).isGreaterThan(waited);
        assertThat(metric("constellation_node_models")).isGreaterThanOrEqualTo(1);
        assertThat(metric("constellation_node_memory_bytes")).isPositive();
    }

    @Test
    default void whatCallsAndJobsTakeSumsUpToTheTimeThatTheNodeIsBusy() throws Exception {
        client().complete(Sampling.of(base(), "abc").request());
        double before = metric("constellation_node_busy_seconds_total");
        List<Usage> usages = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
            List<Future<Usage>> calls = new ArrayList<>();
            for (int seed = 0; seed < 12; seed++) {
                Sampling request =
                        Sampling.of(base(), "abc", "abd").n(32).maxTokens(40).seed(seed);
                calls.add(callers.submit(
                        () -> client().complete(request.request()).usage()));
            }
            for (Future<Usage> call : calls) {
                usages.add(call.get());
            }
        }
        String file = client().uploaded(TrainingSets.rows(24)).id();
        FineTuningJob started = client().train(TrainingSets.longer(base(), file, TrainingSets.freshName()));
        FineTuningJob job = TrainingSets.ended(client(), started.id());
        double busy = metric("constellation_node_busy_seconds_total") - before;

        assertThat(usages).allSatisfy(usage -> {
            assertThat(usage.nodeSeconds()).isPositive();
            assertThat(usage.cpuSeconds()).isPositive();
        });
        assertThat(job.cpuSeconds()).isPositive();
        double taken = job.nodeSeconds()
                + usages.stream().mapToDouble(Usage::nodeSeconds).sum();
        assertThat(taken / busy).isBetween(0.7, 1.05);
    }

    @Test
    default void workForACallerThatHasGoneIsGivenUp() {
        String name = TrainingSets.trained(client(), base(), 1);
        double before = metric(COMPLETION_TOKENS);
        double started = metric(STARTED);
        Sampling request = Sampling.of(name, "ab", "abc", "abd", "abe").n(4096).maxTokens(40);
        client().abandon("/v1/completions", request.request(), () -> metric(STARTED) > started);
        await().until(() -> client().delete("/v1/models/" + name).status() < 300);
        assertThat(metric(COMPLETION_TOKENS)).isLessThan(before + 4 * 4096);
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
