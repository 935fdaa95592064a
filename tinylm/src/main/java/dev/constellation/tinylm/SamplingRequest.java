package dev.constellation.tinylm;

import java.util.List;

/**
 * A request for {@code n} continuations of one prompt.
 *
 * @param prompt token ids, 1 to {@code maxTokens - 1} of the model's shape
 * @param n number of samples, at least 1
 * @param seed sample {@code i} depends on the model, the prompt, this seed and {@code i} only
 * @param temperature 0 takes the most probable token; otherwise logits are divided by it
 * @param topP the most probable tokens whose probabilities sum to this are sampled from; 1 keeps all
 * @param maxTokens most tokens of one completion, at least 1
 * @param stop strings that end a completion and are not part of its text
 */
@SuppressWarnings("ArrayRecordComponent")
public record SamplingRequest(
        int[] prompt, int n, long seed, float temperature, float topP, int maxTokens, List<String> stop) {

    /** Checks every field and throws an {@link IllegalArgumentException} that names the field and its value. */
    public SamplingRequest {
        stop = List.copyOf(stop);
        require(prompt.length > 0, "prompt must have at least one token");
        require(n >= 1, "n must be at least 1 but is " + n);
        require(temperature >= 0 && temperature < 1e6f, "temperature must be 0 or more but is " + temperature);
        require(topP > 0 && topP <= 1, "topP must be in (0, 1] but is " + topP);
        require(maxTokens >= 1, "maxTokens must be at least 1 but is " + maxTokens);
        require(stop.stream().noneMatch(String::isEmpty), "stop must not contain an empty string");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
