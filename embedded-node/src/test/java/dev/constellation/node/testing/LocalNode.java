package dev.constellation.node.testing;

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
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;

/** The parts of a node without its HTTP server. */
public final class LocalNode implements AutoCloseable {
    public final ModelCatalog catalog;
    public final Completions completions;
    public final TrainingFiles files;
    public final FineTuningJobs jobs;

    private final StateDirectory state;
    private final Scheduler scheduler;

    /** Starts over the directories of an earlier node or over new ones. */
    public LocalNode(Path models, Path stateRoot, int threads) {
        BusyClock busy = new BusyClock(System::nanoTime);
        NodeMetrics metrics = new NodeMetrics(new SimpleMeterRegistry(), busy);
        state = StateDirectory.open(stateRoot);
        catalog = new ModelCatalog(ShippedModels.read(models), new AdapterStore(state.adapters()));
        scheduler = new Scheduler(catalog.base().weights(), threads, busy, metrics);
        completions = new Completions(catalog, scheduler, metrics);
        files = new TrainingFiles(state.files(), catalog.base().weights());
        Training training = new Training(catalog.base().weights(), scheduler, metrics);
        jobs = new FineTuningJobs(catalog, files, new JobStore(state.jobs()), training);
    }

    @Override
    public void close() {
        scheduler.close();
        jobs.close();
        state.close();
    }
}
