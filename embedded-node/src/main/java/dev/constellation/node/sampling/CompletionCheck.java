package dev.constellation.node.sampling;

import dev.constellation.node.RefusedException;
import dev.constellation.protocol.CompletionRequest;
import java.util.List;

/** What a completion request may ask for. Every refusal names the field, its value and what is allowed. */
final class CompletionCheck {
    static final int MAX_PROMPTS = 1_024;
    static final int MAX_SAMPLES = 4_096;
    static final int MAX_SAMPLES_OF_CALL = 16_384;
    static final int MAX_ALTERNATIVES = 256;
    static final int MAX_STOPS = 16;
    static final int MAX_STOP_LENGTH = 64;

    private CompletionCheck() {}

    static void require(CompletionRequest request) {
        List<String> prompts = request.prompt();
        within("prompt", "prompts", prompts.size(), 1, MAX_PROMPTS);
        within("n", "samples", request.n(), 1, MAX_SAMPLES);
        within("n", "samples of all prompts", (long) prompts.size() * request.n(), 1, MAX_SAMPLES_OF_CALL);
        within("max_tokens", "tokens", request.maxTokens(), 1, Integer.MAX_VALUE);
        Integer logprobs = request.logprobs();
        within("logprobs", "alternatives", logprobs == null ? 0 : logprobs, 0, MAX_ALTERNATIVES);
        temperature(request.temperature());
        topP(request.topP());
        stops(request.stop());
        if (request.grammar() != null) {
            throw invalid("grammar", "this node samples without one; leave it out");
        }
    }

    private static void within(String field, String unit, long value, long least, long most) {
        if (value < least || value > most) {
            throw invalid(field, "%d %s, from %d to %d are allowed".formatted(value, unit, least, most));
        }
    }

    private static void temperature(double temperature) {
        if (!(temperature >= 0 && temperature <= 100)) {
            throw invalid("temperature", "%s, from 0 to 100 is allowed".formatted(temperature));
        }
    }

    private static void topP(double topP) {
        if (!((float) topP > 0 && topP <= 1)) {
            throw invalid("top_p", "%s, more than 0 and at most 1 is allowed".formatted(topP));
        }
    }

    private static void stops(List<String> stops) {
        within("stop", "texts", stops.size(), 0, MAX_STOPS);
        stops.forEach(stop -> within("stop", "characters", stop.length(), 1, MAX_STOP_LENGTH));
    }

    private static RefusedException invalid(String field, String problem) {
        return RefusedException.invalid("invalid_value", field, field + ": " + problem);
    }
}
