package dev.constellation.verifier.runtime;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Settings of an instance under test. The session time-out is longer than any test, so that a test which needs partitions
 * to move, or an instance to return, cannot pass by waiting it out.
 */
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
        return Duration.ofSeconds(10);
    }

    @Override
    public Duration sessionTimeout() {
        return Duration.ofMinutes(5);
    }

    @Override
    public int cachedPrograms() {
        return 2048;
    }
}
