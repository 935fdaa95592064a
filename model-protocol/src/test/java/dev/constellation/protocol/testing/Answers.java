package dev.constellation.protocol.testing;

import dev.constellation.protocol.CompletionRequest;
import dev.constellation.protocol.CompletionResponse;
import dev.constellation.protocol.CompletionResponse.Choice;
import dev.constellation.protocol.CompletionResponse.Logprobs;
import dev.constellation.protocol.CompletionResponse.Usage;
import dev.constellation.protocol.FineTuningJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a scripted node answers. */
public final class Answers {
    /** Tokens that every training job has trained on when it succeeds. */
    public static final long TRAINED_TOKENS = 640;

    static final List<FineTuningJob.Event> CURVE = List.of(
            new FineTuningJob.Event("fine_tuning.job.event", "metrics", 1, 320, 2.5),
            new FineTuningJob.Event("fine_tuning.job.event", "metrics", 2, TRAINED_TOKENS, 1.25));

    /** Wall time of the node that an answer to a completion request says. */
    public static final double NODE_SECONDS = 0.5;

    /** Processor time that it says. */
    public static final double CPU_SECONDS = 0.75;

    private Answers() {}

    /** Samples that say which sample of which seed they are; every third one ends at the limit. */
    public static CompletionResponse samples(CompletionRequest request) {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < request.prompt().size() * request.n(); i++) {
            Logprobs logprobs = new Logprobs(List.of("a", "b"), List.of(-0.5, -0.25 * i), List.of(Map.of(), Map.of()));
            choices.add(new Choice(i, request.seed() + "/" + i, logprobs, i % 3 == 2 ? "length" : "stop"));
        }
        return response(request, choices);
    }

    /** Scores: the most probable first tokens of each prompt, as given. */
    public static Function<CompletionRequest, CompletionResponse> scores(Function<String, Map<String, Double>> tokens) {
        return request -> {
            List<Choice> choices = new ArrayList<>();
            for (String prompt : request.prompt()) {
                Logprobs logprobs = new Logprobs(List.of("?"), List.of(-1.0), List.of(tokens.apply(prompt)));
                choices.add(new Choice(choices.size(), "?", logprobs, "length"));
            }
            return response(request, choices);
        };
    }

    private static CompletionResponse response(CompletionRequest request, List<Choice> choices) {
        int prompts = 7 * request.prompt().size();
        Usage usage = new Usage(prompts, 2 * choices.size(), prompts + 2 * choices.size(), NODE_SECONDS, CPU_SECONDS);
        return new CompletionResponse("cmpl-1", "text_completion", request.model(), choices, usage);
    }
}
