package dev.constellation.node.training;

import dev.constellation.node.RefusedException;
import dev.constellation.node.models.ModelCatalog;
import dev.constellation.node.models.ModelLease;
import dev.constellation.node.models.ServedModel;
import dev.constellation.protocol.ApiError;
import dev.constellation.protocol.FineTuningJob;
import dev.constellation.protocol.FineTuningRequest;
import java.util.List;
import java.util.Optional;

/**
 * Fine-tuning jobs. They are trained one after the other, in order of arrival.
 *
 * <p>The same request is the same job: it is started by the first request and, when it was cancelled, has failed, or its
 * adapter was deleted, started anew by the next. A job that was open when the node stopped or was killed is found failed
 * afterwards, so that a job which kills its node cannot do so again and again by itself.
 */
public final class FineTuningJobs implements AutoCloseable {
    private final ModelCatalog catalog;
    private final TrainingFiles files;
    private final JobBoard board;
    private final JobQueue queue;

    /** Loads the job records. */
    public FineTuningJobs(ModelCatalog catalog, TrainingFiles files, JobStore store, Training training) {
        this.catalog = catalog;
        this.files = files;
        this.board = new JobBoard(store);
        this.queue = new JobQueue(board, catalog, files, training);
        board.recover(this::recovered);
    }

    private Job recovered(Job job) {
        if (catalog.find(job.request().suffix()).orElse(null) instanceof ServedModel.Tuned adapter
                && job.id().equals(adapter.origin().job())) {
            return job.in(new JobState.Succeeded(adapter.digest()));
        }
        return job.failed(new ApiError.Detail(
                "the node stopped before this job had ended; ask for it again to start it anew",
                "server_error",
                null,
                "interrupted"));
    }

    /** Starts a job, or returns the one that the same request started before. */
    public synchronized FineTuningJob create(FineTuningRequest request) {
        ModelLease parent = catalog.use(request.model());
        boolean started = false;
        try {
            files.requireStored("training_file", request.trainingFile());
            JobSpec spec = new JobSpec(request, parent.model());
            Optional<Job> known = board.find(spec.id()).filter(this::stands);
            if (known.isEmpty()) {
                start(spec, parent);
                started = true;
            }
            return board.get(spec.id()).answer();
        } finally {
            if (!started) {
                parent.close();
            }
        }
    }

    private void start(JobSpec spec, ModelLease parent) {
        queue.requireRunning();
        requireFree(spec.request().suffix());
        TrainingProgress progress = board.open(Job.queued(spec.id(), spec.request()), parent);
        queue.add(spec, progress);
    }

    private boolean stands(Job job) {
        return job.open()
                || job.state() instanceof JobState.Succeeded(String digest)
                        && catalog.find(job.request().suffix())
                                .filter(model -> model.digest().equals(digest))
                                .isPresent();
    }

    private void requireFree(String suffix) {
        catalog.requireFree("suffix", suffix);
        board.list().stream()
                .filter(job -> job.open() && job.request().suffix().equals(suffix))
                .findAny()
                .ifPresent(job -> {
                    throw RefusedException.conflict(
                            "name_taken",
                            "suffix",
                            "suffix: '%s' is the name of the result of job %s; choose another name"
                                    .formatted(suffix, job.id()));
                });
    }

    /** A job; one that was never asked for is refused. */
    public FineTuningJob get(String id) {
        return board.get(id).answer();
    }

    /** Loss curve of a job. */
    public FineTuningJob.Events events(String id) {
        return new FineTuningJob.Events("list", board.get(id).curve());
    }

    /** All jobs, by id. */
    public List<FineTuningJob> list() {
        return board.list().stream().map(Job::answer).toList();
    }

    /** Ends a job: at once when it waits, after its current step when it runs. */
    public synchronized FineTuningJob cancel(String id) {
        Job job = board.get(id);
        switch (job.state()) {
            case JobState.Queued _ -> {
                board.interrupt(id);
                board.end(id, waiting -> waiting.in(new JobState.Cancelled()));
            }
            case JobState.Running _ -> board.interrupt(id);
            case JobState.Cancelled _ -> {}
            case JobState.Succeeded _, JobState.Failed _ ->
                throw RefusedException.conflict(
                        "job_ended",
                        "id",
                        "id: %s has %s already".formatted(id, job.answer().status()));
        }
        return get(id);
    }

    /** Ends the running job after its step; it is found failed when the node starts again. */
    @Override
    public void close() {
        queue.close();
    }
}
