package dev.constellation.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answer of {@code POST /v1/completions}.
 *
 * @param id id of the call
 * @param object always {@code text_completion}
 * @param model the model that answered
 * @param choices n per prompt, in order: choice {@code j * n + i} is sample i of prompt j
 * @param usage what the whole call took
 */
public record CompletionResponse(String id, String object, String model, List<Choice> choices, Usage usage) {
    /**
     * One sample.
     *
     * @param index position in {@link #choices}
     * @param text the completion without its stop text
     * @param logprobs token log-probabilities, when asked for
     * @param finishReason {@code stop} or {@code length}
     */
    public record Choice(
            int index,
            String text,
            @Nullable Logprobs logprobs,
            @JsonProperty("finish_reason") String finishReason) {}

    /**
     * Log-probabilities of a completion, natural logarithm, at temperature 1.
     *
     * @param tokens the sampled tokens as text, end of text included
     * @param tokenLogprobs one per token
     * @param topLogprobs per token, the most probable alternatives
     */
    public record Logprobs(
            List<String> tokens,
            @JsonProperty("token_logprobs") List<Double> tokenLogprobs,
            @JsonProperty("top_logprobs") List<Map<String, Double>> topLogprobs) {}

    /**
     * What a call took.
     *
     * @param promptTokens tokens of all prompts, each once
     * @param completionTokens tokens of all samples
     * @param totalTokens their sum
     * @param nodeSeconds wall time of the node for this call without waiting; time in which the node does several things is
     *     divided among them, so that all calls and training jobs sum up to the time that the node is busy
     * @param cpuSeconds processor time of the node for this call
     */
    public record Usage(
            @JsonProperty("prompt_tokens") int promptTokens,
            @JsonProperty("completion_tokens") int completionTokens,
            @JsonProperty("total_tokens") int totalTokens,
            @JsonProperty("node_seconds") double nodeSeconds,
            @JsonProperty("cpu_seconds") double cpuSeconds) {}
}
