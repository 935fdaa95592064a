package dev.constellation.verifier.runtime;

import static org.awaitility.Awaitility.await;

import dev.constellation.verifier.topology.VerifierMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A verifier instance within the test process. */
final class RunningVerifier implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    final MeterRegistry registry = new SimpleMeterRegistry();
    final List<String> fatal = new CopyOnWriteArrayList<>();
    final VerifierStream stream;

    RunningVerifier(TestConfig config, String bootstrapServers) {
        stream = new VerifierStream(
                config,
                Map.of("bootstrap.servers", bootstrapServers),
                new VerifierMetrics(registry),
                Clock.systemUTC(),
                fatal::add);
        stream.start();
    }

    RunningVerifier awaitRunning() {
        await("running").atMost(PATIENCE).until(stream::isRunning);
        return this;
    }

    double counted(String counter) {
        return registry.get("constellation.verifier." + counter).counter().count();
    }

    double parked() {
        return registry.get("constellation.verifier.parked").gauge().value();
    }

    @Override
    public void close() {
        stream.close();
    }
}
