package dev.constellation.node.training;

import dev.constellation.node.RefusedException;
import dev.constellation.node.models.ModelCatalog;
import dev.constellation.node.models.ServedModel;
import dev.constellation.protocol.ApiError;
import dev.constellation.tinylm.Adapter;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Trains jobs one after the other. The adapter is saved with the id of its job before the job succeeds, so that a node
 * killed in between can tell.
 */
final class JobQueue {
    private static final Logger LOG = Logger.getLogger(JobQueue.class);
    private static final long STOP_SECONDS = 5;

    private final JobBoard board;
    private final ModelCatalog catalog;
    private final TrainingFiles files;
    private final Training training;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("training").daemon().factory());
    private volatile boolean stopping;

    JobQueue(JobBoard board, ModelCatalog catalog, TrainingFiles files, Training training) {
        this.board = board;
        this.catalog = catalog;
        this.files = files;
        this.training = training;
    }

    void requireRunning() {
        if (stopping) {
            throw RefusedException.overloaded("stopping", "the node is stopping");
        }
    }

    void add(JobSpec spec, TrainingProgress progress) {
        thread.execute(() -> run(spec, progress));
    }

    private void run(JobSpec spec, TrainingProgress progress) {
        String id = spec.id();
        if (progress.cancelled()) {
            return;
        }
        try {
            board.change(id, job -> job.in(new JobState.Running()));
            succeed(id, spec.parent(), train(spec, progress));
        } catch (CancellationException e) {
            cancelled(id);
        } catch (RefusedException e) {
            board.end(id, job -> job.failed(e.detail()));
        } catch (RuntimeException | Error e) {
            LOG.errorf(e, "job %s failed", id);
            board.end(
                    id, job -> job.failed(new ApiError.Detail(e.toString(), "server_error", null, "training_failed")));
        }
    }

    private Adapter train(JobSpec spec, TrainingProgress progress) {
        return training.run(spec.parent(), files.rows(spec.request().trainingFile()), spec.hyperparameters(), progress);
    }

    private void succeed(String id, ServedModel parent, Adapter adapter) {
        board.change(id, job -> job);
        String name = board.get(id).request().suffix();
        ServedModel.Tuned served = catalog.put(name, adapter.toBytes(), parent.name(), id);
        board.end(id, job -> job.in(new JobState.Succeeded(served.digest())));
    }

    /** A job that ends because the node stops stays open on the disk. */
    private void cancelled(String id) {
        if (!stopping) {
            board.end(id, job -> job.in(new JobState.Cancelled()));
        }
    }

    void close() {
        stopping = true;
        board.interruptAll();
        thread.shutdown();
        try {
            if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warnf("a training step takes longer than %d seconds and is given up", STOP_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
