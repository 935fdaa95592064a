package dev.constellation.node.training;

import dev.constellation.node.compute.Cost;
import dev.constellation.protocol.FineTuningJob;
import dev.constellation.tinylm.LossPoint;
import java.util.ArrayList;
import java.util.List;

/** What a running job has done, and whether it shall end. */
final class TrainingProgress {
    private final List<FineTuningJob.Event> curve = new ArrayList<>();
    private Cost cost = Cost.NONE;
    private boolean cancelled;

    synchronized void add(LossPoint point) {
        curve.add(new FineTuningJob.Event(
                "fine_tuning.job.event", "metrics", point.step(), point.tokens(), point.loss()));
    }

    synchronized void cost(Cost soFar) {
        cost = soFar;
    }

    synchronized void cancel() {
        cancelled = true;
    }

    synchronized boolean cancelled() {
        return cancelled;
    }

    synchronized Job of(Job job) {
        return job.after(curve, cost);
    }
}
