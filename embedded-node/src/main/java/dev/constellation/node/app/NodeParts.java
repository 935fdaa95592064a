package dev.constellation.node.app;

import dev.constellation.node.NodeConfig;
import dev.constellation.node.compute.Scheduler;
import dev.constellation.node.metrics.BusyClock;
import dev.constellation.node.metrics.NodeMetrics;
import dev.constellation.node.models.AdapterStore;
import dev.constellation.node.models.ModelCatalog;
import dev.constellation.node.models.ShippedModels;
import dev.constellation.node.sampling.Completions;
import dev.constellation.node.storage.StateDirectory;
import dev.constellation.node.training.FineTuningJobs;
import dev.constellation.node.training.JobStore;
import dev.constellation.node.training.Training;
import dev.constellation.node.training.TrainingFiles;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the parts of the node from its settings. */
class NodeParts {
    @Produces
    @Singleton
    StateDirectory state(NodeConfig config) {
        return StateDirectory.open(config.state());
    }

    void close(@Disposes StateDirectory state) {
        state.close();
    }

    @Produces
    @Singleton
    ModelCatalog catalog(NodeConfig config, StateDirectory state) {
        return new ModelCatalog(ShippedModels.read(config.models()), new AdapterStore(state.adapters()));
    }

    @Produces
    @Singleton
    BusyClock busyClock() {
        return new BusyClock(System::nanoTime);
    }

    @Produces
    @Singleton
    NodeMetrics metrics(MeterRegistry registry, BusyClock busy) {
        return new NodeMetrics(registry, busy);
    }

    @Produces
    @Singleton
    Scheduler scheduler(NodeConfig config, ModelCatalog catalog, BusyClock busy, NodeMetrics metrics) {
        int threads = config.threads().orElseGet(Runtime.getRuntime()::availableProcessors);
        return new Scheduler(catalog.base().weights(), threads, busy, metrics);
    }

    void close(@Disposes Scheduler scheduler) {
        scheduler.close();
    }

    @Produces
    @Singleton
    Completions completions(ModelCatalog catalog, Scheduler scheduler, NodeMetrics metrics) {
        return new Completions(catalog, scheduler, metrics);
    }

    @Produces
    @Singleton
    TrainingFiles files(StateDirectory state, ModelCatalog catalog) {
        return new TrainingFiles(state.files(), catalog.base().weights());
    }

    @Produces
    @Singleton
    FineTuningJobs jobs(
            StateDirectory state, ModelCatalog catalog, TrainingFiles files, Scheduler scheduler, NodeMetrics metrics) {
        Training training = new Training(catalog.base().weights(), scheduler, metrics);
        return new FineTuningJobs(catalog, files, new JobStore(state.jobs()), training);
    }

    void close(@Disposes FineTuningJobs jobs) {
        jobs.close();
    }
}
