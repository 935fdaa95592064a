package dev.constellation.verifier.runtime;

import dev.constellation.verifier.topology.VerifierMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Runs an instance as a process of its own, to be killed: {@code applicationId bootstrapServers stateDir}. */
final class VerifierMain {
    private VerifierMain() {}

    public static void main(String[] args) throws InterruptedException {
        TestConfig config = new TestConfig(args[0], "0", Path.of(args[2]));
        VerifierStream stream = new VerifierStream(
                config,
                Map.of("bootstrap.servers", args[1]),
                new VerifierMetrics(new SimpleMeterRegistry()),
                Clock.systemUTC(),
                reason -> Runtime.getRuntime().halt(1));
        stream.start();
        Thread.currentThread().join();
    }
}
