package dev.constellation.node.api;

import dev.constellation.node.compute.Scheduler;
import dev.constellation.node.models.ModelCatalog;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Ready once the base is loaded and while the threads that sample are alive. */
@org.eclipse.microprofile.health.Readiness
public class Readiness implements HealthCheck {
    private final ModelCatalog catalog;
    private final Scheduler scheduler;

    Readiness(ModelCatalog catalog, Scheduler scheduler) {
        this.catalog = catalog;
        this.scheduler = scheduler;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("model")
                .status(scheduler.working())
                .withData("base", catalog.base().name())
                .withData("digest", catalog.base().digest())
                .build();
    }
}
