package dev.constellation.study;

import dev.constellation.study.plan.Limits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;

/** Settings of the study service. */
@ConfigMapping(prefix = "constellation")
public interface Settings {
    /** Address of the model node. */
    @WithDefault("http://127.0.0.1:18100")
    String nodeUrl();

    /** Address of the model node of critics, which may be the same. */
    @WithDefault("${constellation.node-url:http://127.0.0.1:18100}")
    String criticNodeUrl();

    /** How long a submission waits for a model node to answer. */
    @WithDefault("30s")
    Duration nodePatience();

    /** Directory of the reports, one directory per run. */
    @WithDefault("${constellation.state-dir:.constellation}/reports")
    Path reports();

    /** What an hour of the model node costs, in any currency; without it no cost is in money. */
    OptionalDouble nodeHourPrice();

    /** Most chunks and scoring requests that are asked for and not answered. */
    @WithDefault("256")
    int requestsAhead();

    /** How often one id is asked for before an environment failure ends the study. */
    @WithDefault("5")
    int attempts();

    /** Identity of this service towards the broker; a second instance with the same one fences the first. */
    @WithDefault("constellation-study")
    String transactionalId();

    /** The query store. */
    Store store();

    /** Settings of the query store. */
    interface Store {
        /** Directory of the store, which can be deleted: it is made again from the log. */
        @WithDefault("${constellation.state-dir:.constellation}/store")
        Path directory();

        /** Most memory for keeping the store up to date, in megabytes. */
        @WithDefault("128")
        int megabytes();

        /** Most memory of a query or an export, in megabytes; beside it comes that of a small Java process. */
        @WithDefault("256")
        int queryMegabytes();

        /** Longest time of a query. */
        @WithDefault("60s")
        Duration queryTime();

        /** Longest time of the export of one view. */
        @WithDefault("15m")
        Duration exportTime();
    }

    /** The bounds of a run. */
    default Limits limits() {
        return new Limits(requestsAhead(), attempts());
    }
}
