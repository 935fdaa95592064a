package dev.constellation.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /v1/completions}. Scoring is {@code max_tokens: 1} with {@code logprobs}.
 *
 * @param model name of the base or of an adapter
 * @param prompt the prompts; a node also accepts a single string
 * @param n samples per prompt
 * @param seed seed of the call; sample i of prompt j depends on (model, prompt j, seed, i) alone
 * @param temperature 0 is greedy
 * @param topP nucleus; 1 keeps the whole distribution
 * @param maxTokens most tokens of a completion
 * @param logprobs null for none, else how many of the most probable tokens to list per position
 * @param stop texts that end a completion and are not part of it
 * @param grammar null for any text, else what completions are held to, in llguidance's dialect of Lark; a node that cannot
 *     refuses it
 */
public record CompletionRequest(
        String model,
        List<String> prompt,
        int n,
        long seed,
        double temperature,
        @JsonProperty("top_p") double topP,
        @JsonProperty("max_tokens") int maxTokens,
        @Nullable Integer logprobs,
        List<String> stop,
        @Nullable String grammar) {}
