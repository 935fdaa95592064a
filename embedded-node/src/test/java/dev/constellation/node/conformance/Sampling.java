package dev.constellation.node.conformance;

import dev.constellation.protocol.CompletionRequest;
import java.util.Arrays;
import java.util.List;

/** Completion requests of the tests, changed field by field. */
record Sampling(CompletionRequest request) {
    static Sampling of(String model, String... prompts) {
        return new Sampling(
                new CompletionRequest(model, Arrays.asList(prompts), 1, 7, 1.0, 1.0, 12, null, List.of(), null));
    }

    Sampling n(int n) {
        CompletionRequest r = request;
        return new Sampling(new CompletionRequest(
                r.model(),
                r.prompt(),
                n,
                r.seed(),
                r.temperature(),
                r.topP(),
                r.maxTokens(),
                r.logprobs(),
                r.stop(),
                r.grammar()));
    }

    Sampling seed(long seed) {
        CompletionRequest r = request;
        return new Sampling(new CompletionRequest(
                r.model(),
                r.prompt(),
                r.n(),
                seed,
                r.temperature(),
                r.topP(),
                r.maxTokens(),
                r.logprobs(),
                r.stop(),
                r.grammar()));
    }

    Sampling temperature(double temperature) {
        CompletionRequest r = request;
        return new Sampling(new CompletionRequest(
                r.model(),
                r.prompt(),
                r.n(),
                r.seed(),
                temperature,
                r.topP(),
                r.maxTokens(),
                r.logprobs(),
                r.stop(),
                r.grammar()));
    }

    Sampling topP(double topP) {
        CompletionRequest r = request;
        return new Sampling(new CompletionRequest(
                r.model(),
                r.prompt(),
                r.n(),
                r.seed(),
                r.temperature(),
                topP,
                r.maxTokens(),
                r.logprobs(),
                r.stop(),
                r.grammar()));
    }

    Sampling maxTokens(int maxTokens) {
        CompletionRequest r = request;
        return new Sampling(new CompletionRequest(
                r.model(),
                r.prompt(),
                r.n(),
                r.seed(),
                r.temperature(),
                r.topP(),
                maxTokens,
                r.logprobs(),
                r.stop(),
                r.grammar()));
    }

    Sampling logprobs(int alternatives) {
        CompletionRequest r = request;
        return new Sampling(new CompletionRequest(
                r.model(),
                r.prompt(),
                r.n(),
                r.seed(),
                r.temperature(),
                r.topP(),
                r.maxTokens(),
                alternatives,
                r.stop(),
                r.grammar()));
    }

    Sampling stop(String... stop) {
        CompletionRequest r = request;
        return new Sampling(new CompletionRequest(
                r.model(),
                r.prompt(),
                r.n(),
                r.seed(),
                r.temperature(),
                r.topP(),
                r.maxTokens(),
                r.logprobs(),
                List.of(stop),
                r.grammar()));
    }

    Sampling grammar(String grammar) {
        CompletionRequest r = request;
        return new Sampling(new CompletionRequest(
                r.model(),
                r.prompt(),
                r.n(),
                r.seed(),
                r.temperature(),
                r.topP(),
                r.maxTokens(),
                r.logprobs(),
                r.stop(),
                grammar));
    }
}
