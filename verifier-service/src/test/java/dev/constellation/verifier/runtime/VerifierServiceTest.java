package dev.constellation.verifier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
class VerifierServiceTest {
    @Inject
    VerifierConfig config;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @Test
    void theServiceIsReadyOnceTheTopologyRuns() {
        await().atMost(Duration.ofSeconds(40)).until(() -> get("/health/ready").statusCode() == 200);
        assertThat(body("/health/ready")).contains("\"topology\"", "RUNNING");
    }

    @Test
    void theMetricsNameWhatIsCounted() {
        assertThat(body("/metrics"))
                .contains(
                        "constellation_verifier_verdicts_total",
                        "constellation_verifier_chunks_total",
                        "constellation_verifier_repeats_total",
                        "constellation_verifier_parked",
                        "constellation_verifier_judging_seconds",
                        "constellation_verifier_lag");
    }

    @Test
    void unsetSettingsHaveTheirDocumentedDefaults() {
        assertThat(config.instance()).isEqualTo("0");
        assertThat(config.threads()).isEqualTo(1);
        assertThat(config.taskTimeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.transactionTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.sessionTimeout()).isEqualTo(Duration.ofSeconds(6));
        assertThat(config.cachedPrograms()).isEqualTo(2048);
    }

    private String body(String path) {
        return get(path).body();
    }

    private HttpResponse<String> get(String path) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + port + path);
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(path, e);
        }
    }
}
