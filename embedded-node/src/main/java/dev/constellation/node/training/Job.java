package dev.constellation.node.training;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.constellation.node.compute.Cost;
import dev.constellation.protocol.ApiError;
import dev.constellation.protocol.FineTuningJob;
import dev.constellation.protocol.FineTuningRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job at one moment.
 *
 * @param id follows from the request
 * @param request what was asked for
 * @param state how far it is
 * @param curve its steps so far
 * @param cost of training so far
 */
record Job(String id, FineTuningRequest request, JobState state, List<FineTuningJob.Event> curve, Cost cost) {
    Job {
        curve = List.copyOf(curve);
    }

    static Job queued(String id, FineTuningRequest request) {
        return new Job(id, request, new JobState.Queued(), List.of(), Cost.NONE);
    }

    Job in(JobState next) {
        return new Job(id, request, next, curve, cost);
    }

    Job failed(ApiError.Detail error) {
        return in(new JobState.Failed(error));
    }

    Job after(List<FineTuningJob.Event> steps, Cost trained) {
        return new Job(id, request, state, new ArrayList<>(steps), trained);
    }

    /** Whether it waits or runs. */
    @JsonIgnore
    boolean open() {
        return switch (state) {
            case JobState.Queued _ -> true;
            case JobState.Running _ -> true;
            case JobState.Succeeded _ -> false;
            case JobState.Failed _ -> false;
            case JobState.Cancelled _ -> false;
        };
    }

    FineTuningJob answer() {
        return switch (state) {
            case JobState.Queued _ -> answer("queued", null, null);
            case JobState.Running _ -> answer("running", null, null);
            case JobState.Cancelled _ -> answer("cancelled", null, null);
            case JobState.Succeeded(String digest) -> answer("succeeded", digest, null);
            case JobState.Failed(ApiError.Detail error) -> answer("failed", null, error);
        };
    }

    private FineTuningJob answer(String status, @Nullable String digest, ApiError.@Nullable Detail error) {
        return new FineTuningJob(
                id,
                "fine_tuning.job",
                status,
                request.model(),
                digest == null ? null : request.suffix(),
                digest,
                curve.isEmpty() ? 0 : curve.getLast().tokens(),
                cost.nodeSeconds(),
                cost.cpuSeconds(),
                error);
    }
}
