package dev.constellation.node.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.constellation.protocol.ApiError;

/** How far a job is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "status")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JobState.Queued.class, name = "queued"),
    @JsonSubTypes.Type(value = JobState.Running.class, name = "running"),
    @JsonSubTypes.Type(value = JobState.Succeeded.class, name = "succeeded"),
    @JsonSubTypes.Type(value = JobState.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = JobState.Cancelled.class, name = "cancelled")
})
sealed interface JobState {
    /** Waits for the jobs before it. */
    record Queued() implements JobState {}

    /** Is being trained. */
    record Running() implements JobState {}

    /**
     * Its adapter was put in.
     *
     * @param digest digest of the adapter
     */
    record Succeeded(String digest) implements JobState {}

    /**
     * Ended without an adapter; asking for it again starts it anew.
     *
     * @param error why
     */
    record Failed(ApiError.Detail error) implements JobState {}

    /** Ended by its user; asking for it again starts it anew. */
    record Cancelled() implements JobState {}
}
