package dev.constellation.node.app;

import dev.constellation.node.NodeConfig;
import dev.constellation.node.compute.Scheduler;
import dev.constellation.node.metrics.NodeMetrics;
import dev.constellation.node.models.ModelCatalog;
import dev.constellation.node.sampling.Completions;
import dev.constellation.node.training.FineTuningJobs;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Loads everything and samples once before the port opens, and stops in order. */
class Start {
    private static final Logger LOG = Logger.getLogger(Start.class);
    private static final String VECTORS = "jdk.incubator.vector";

    private final WarmUp warmUp;
    private final ModelCatalog catalog;
    private final Scheduler scheduler;
    private final FineTuningJobs jobs;
    private final NodeMetrics metrics;

    Start(
            NodeConfig config,
            ModelCatalog catalog,
            Scheduler scheduler,
            Completions completions,
            FineTuningJobs jobs,
            NodeMetrics metrics) {
        this.catalog = catalog;
        this.scheduler = scheduler;
        this.jobs = jobs;
        this.metrics = metrics;
        this.warmUp = new WarmUp(catalog, scheduler, completions, config.warmUp());
    }

    void onStart(@Observes StartupEvent event) {
        requireVectors();
        warmUp.once();
        metrics.modelCount(() -> catalog.models().size());
        LOG.infof(
                "serving base %s (%s) and %d adapters on %d threads",
                catalog.base().name(), catalog.base().digest(), catalog.models().size() - 1, scheduler.threads());
        warmUp.start();
    }

    private static void requireVectors() {
        if (ModuleLayer.boot().findModule(VECTORS).isEmpty()) {
            throw new IllegalStateException("the Java module %s is missing: start the node with java --add-modules %s"
                    .formatted(VECTORS, VECTORS));
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        warmUp.stop();
        scheduler.close();
        jobs.close();
    }
}
