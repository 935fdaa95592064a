package dev.constellation.node;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/** Settings of the node; the environment variable of {@code models} is {@code CONSTELLATION_NODE_MODELS}, and so on. */
@ConfigMapping(prefix = "constellation.node")
public interface NodeConfig {
    /** Directory with exactly one base {@code *.tlm} and any number of adapters {@code *.tla}; it is only read. */
    @WithDefault("models/tiny")
    Path models();

    /** Directory of uploaded files, adapters and jobs; one node at a time uses it. */
    @WithDefault(".constellation/node")
    Path state();

    /** Threads that sample and train; all processors when absent. Results do not depend on it. */
    OptionalInt threads();

    /** How long the node samples for itself after start, so that the first request meets compiled code; 0 for never. */
    @WithDefault("PT4S")
    Duration warmUp();
}
