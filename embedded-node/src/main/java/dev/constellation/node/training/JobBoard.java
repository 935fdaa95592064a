package dev.constellation.node.training;

import dev.constellation.node.RefusedException;
import dev.constellation.node.models.ModelLease;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All jobs with their states; every change of state is on the disk before it is seen. */
final class JobBoard {
    private final JobStore store;
    private final Map<String, Job> jobs = new TreeMap<>();
    private final Map<String, Open> open = new TreeMap<>();

    /** What belongs to a job that waits or runs. */
    private record Open(TrainingProgress progress, ModelLease parent) {}

    JobBoard(JobStore store) {
        this.store = store;
        store.load().forEach(job -> jobs.put(job.id(), job));
    }

    /** Replaces every job that was open when the node ended. */
    synchronized void recover(UnaryOperator<Job> recovery) {
        List.copyOf(jobs.values()).stream().filter(Job::open).map(recovery).forEach(this::record);
    }

    synchronized Optional<Job> find(String id) {
        return Optional.ofNullable(jobs.get(id)).map(this::withProgress);
    }

    synchronized Job get(String id) {
        return find(id).orElseThrow(() ->
                RefusedException.notFound("job_not_found", "id", "id: '%s' is no fine-tuning job".formatted(id)));
    }

    synchronized List<Job> list() {
        return jobs.values().stream().map(this::withProgress).toList();
    }

    synchronized TrainingProgress open(Job job, ModelLease parent) {
        record(job);
        TrainingProgress progress = new TrainingProgress();
        open.put(job.id(), new Open(progress, parent));
        return progress;
    }

    /** Moves an open job on, with what it has done so far. */
    synchronized void change(String id, UnaryOperator<Job> transition) {
        record(transition.apply(get(id)));
    }

    /** Moves an open job to its end and gives its parent back. */
    synchronized void end(String id, UnaryOperator<Job> transition) {
        change(id, transition);
        Open ended = open.remove(id);
        if (ended != null) {
            ended.parent().close();
        }
    }

    /** Asks an open job to end. */
    synchronized void interrupt(String id) {
        Open running = open.get(id);
        if (running != null) {
            running.progress().cancel();
        }
    }

    synchronized void interruptAll() {
        open.keySet().forEach(this::interrupt);
    }

    private Job withProgress(Job job) {
        @Nullable Open running = open.get(job.id());
        return running == null ? job : running.progress().of(job);
    }

    private void record(Job job) {
        store.save(job);
        jobs.put(job.id(), job);
    }
}
