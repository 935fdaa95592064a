package dev.constellation.verifier.runtime;

import dev.constellation.verifier.topology.VerifierMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Starts the topology with the service, stops it with the service, and is ready while it runs. */
@Readiness
@ApplicationScoped
public class VerifierService implements HealthCheck {
    private static final int EXIT_FATAL = 1;

    private final VerifierStream stream;

    VerifierService(
            VerifierConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            MeterRegistry registry) {
        stream = new VerifierStream(
                config,
                kafka,
                new VerifierMetrics(registry),
                Clock.systemUTC(),
                reason -> Quarkus.asyncExit(EXIT_FATAL));
        registry.gauge("constellation.verifier.lag", stream, VerifierStream::lag);
    }

    void start(@Observes StartupEvent event) {
        stream.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stream.close();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("topology")
                .status(stream.isRunning())
                .withData("state", stream.state())
                .build();
    }
}
