package dev.constellation.critic;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings of the critic service. Their defaults are in {@code application.properties}, and each is also an
 * environment variable, as {@code CONSTELLATION_NODE_URL}.
 */
@ConfigMapping(prefix = "constellation")
public interface CriticConfig {
    /** Name of this process among those of the service; its partitions wait for it when it is restarted. */
    String instance();

    /** Address of the model node. */
    URI nodeUrl();

    /** Longest time that the node may take to answer a call, in milliseconds. */
    long callTimeoutMillis();

    /** Model calls that are in flight at once. */
    int callsInFlight();

    /** Programs that are scored by one model call. */
    int promptsPerCall();

    /** How long a request is tried again when node or network are at fault, before it becomes a dead letter. */
    Duration retryFor();

    /** Directory of adapters that the node may lack. */
    Optional<Path> adapterStore();
}
