package dev.constellation.verifier.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Settings of the service; {@code CONSTELLATION_STATE_DIR} and so on in the environment. */
@ConfigMapping(prefix = "constellation")
public interface VerifierConfig {
    /** Directory of the state stores; each instance has a folder of its own in it. */
    @WithDefault(".constellation/verifier")
    Path stateDir();

    /** Name of this instance, unique among those that run at once and the same after a restart. */
    @WithDefault("0")
    String instance();

    /** Group of the instances that share the partitions; also names the changelog topics. */
    @WithDefault("verifier-service")
    String applicationId();

    /** Threads that judge; each works on partitions of its own. */
    @WithDefault("1")
    int threads();

    /** How long candidates wait for their task before they become a dead letter. */
    @WithDefault("PT10M")
    Duration taskTimeout();

    /**
     * How long a transaction may stay open. Readers of verdicts wait this long for an instance that is killed and does not
     * return; an instance that is starved of processor time for longer loses its transaction and its local state.
     */
    @WithDefault("PT10S")
    Duration transactionTimeout();

    /** How long a killed instance keeps its partitions for its return. */
    @WithDefault("PT6S")
    Duration sessionTimeout();

    /** Compiled programs kept per partition. */
    @WithDefault("2048")
    int cachedPrograms();
}
