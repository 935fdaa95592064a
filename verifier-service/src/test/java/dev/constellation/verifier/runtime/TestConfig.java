package dev.constellation.verifier.runtime;

import java.nio.file.Path;
import java.time.Duration;

/** Settings of an instance under test: those of the service but for names, state and a short wait for tasks. */
record TestConfig(String applicationId, String instance, Path stateDir, Duration taskTimeout)
        implements VerifierConfig {
    TestConfig(String applicationId, String instance, Path stateDir) {
        this(applicationId, instance, stateDir, Duration.ofMinutes(10));
    }

    @Override
    public int threads() {
        return 1;
    }

    @Override
    public Duration transactionTimeout() {
        return Duration.ofSeconds(3);
    }

    @Override
    public Duration sessionTimeout() {
        return Duration.ofSeconds(6);
    }

    @Override
    public int cachedPrograms() {
        return 2048;
    }
}
