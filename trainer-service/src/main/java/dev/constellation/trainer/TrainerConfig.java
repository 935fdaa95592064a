package dev.constellation.trainer;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Settings of the trainer service. Their defaults are in {@code application.properties}, and each is also an
 * environment variable, as {@code CONSTELLATION_ADAPTER_STORE}, which has no default.
 */
@ConfigMapping(prefix = "constellation")
public interface TrainerConfig {
    /** Name of this process among those of the service; its partitions wait for it when it is restarted. */
    String instance();

    /** Address of the model node. */
    URI nodeUrl();

    /** Address of the model node of critics, which may be the same. */
    URI criticNodeUrl();

    /** Longest time that the node may take to answer a call, in milliseconds; training is not one call. */
    long callTimeoutMillis();

    /** How long a call is tried again when node or network are at fault. */
    Duration retryFor();

    /** Time between two looks at a training job. */
    Duration pollInterval();

    /** How long the scan of verdicts waits for the next record before it is given up. */
    Duration scanStall();

    /** Directory that trained adapters are kept in. */
    Path adapterStore();
}
