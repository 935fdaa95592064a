package dev.constellation.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer of {@code POST /v1/fine_tuning/jobs} and {@code GET /v1/fine_tuning/jobs/{id}}.
 *
 * @param id id of the job
 * @param object always {@code fine_tuning.job}
 * @param status {@code queued}, {@code running}, {@code succeeded}, {@code failed} or {@code cancelled}
 * @param model the parent
 * @param fineTunedModel name of the new adapter, once succeeded
 * @param digest digest of the new adapter, once succeeded
 * @param trainedTokens tokens trained on so far
 * @param nodeSeconds wall time of the node's training so far
 * @param cpuSeconds processor time of it
 * @param error what went wrong, when failed
 */
public record FineTuningJob(
        String id,
        String object,
        String status,
        String model,
        @JsonProperty("fine_tuned_model") @Nullable String fineTunedModel,
        @Nullable String digest,
        @JsonProperty("trained_tokens") long trainedTokens,
        @JsonProperty("node_seconds") double nodeSeconds,
        @JsonProperty("cpu_seconds") double cpuSeconds,
        ApiError.@Nullable Detail error) {

    /** Answer of {@code GET /v1/fine_tuning/jobs/{id}/events}. */
    public record Events(String object, List<Event> data) {}

    /** A point of the loss curve. */
    public record Event(String object, String type, int step, long tokens, double loss) {}
}
