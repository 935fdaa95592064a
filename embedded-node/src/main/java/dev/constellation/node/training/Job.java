package dev.constellation.node.training;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.constellation.protocol.ApiError;
import dev.constellation.protocol.FineTuningJob;
import dev.constellation.protocol.FineTuningRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * A job at one moment.
 *
 * @param id follows from the request
 * @param request what was asked for
 * @param state how far it is
 * @param curve its steps so far
 * @param seconds time spent training so far
 */
record Job(String id, FineTuningRequest request, JobState state, List<FineTuningJob.Event> curve, double seconds) {
    Job {
        curve = List.copyOf(curve);
    }

    static Job queued(String id, FineTuningRequest request) {
        return new Job(id, request, new JobState.Queued(), List.of(), 0);
    }

    Job in(JobState next) {
        return new Job(id, request, next, curve, seconds);
    }

    Job failed(ApiError.Detail error) {
        return in(new JobState.Failed(error));
    }

    Job after(List<FineTuningJob.Event> steps, double trainedSeconds) {
        return new Job(id, request, state, new ArrayList<>(steps), trainedSeconds);
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
        long tokens = curve.isEmpty() ? 0 : curve.getLast().tokens();
        return switch (state) {
            case JobState.Queued _ -> answer("queued", tokens);
            case JobState.Running _ -> answer("running", tokens);
            case JobState.Cancelled _ -> answer("cancelled", tokens);
            case JobState.Succeeded(String digest) ->
                new FineTuningJob(
                        id,
                        "fine_tuning.job",
                        "succeeded",
                        request.model(),
                        request.suffix(),
                        digest,
                        tokens,
                        seconds,
                        null);
            case JobState.Failed(ApiError.Detail error) ->
                new FineTuningJob(id, "fine_tuning.job", "failed", request.model(), null, null, tokens, seconds, error);
        };
    }

    private FineTuningJob answer(String status, long tokens) {
        return new FineTuningJob(id, "fine_tuning.job", status, request.model(), null, null, tokens, seconds, null);
    }
}
