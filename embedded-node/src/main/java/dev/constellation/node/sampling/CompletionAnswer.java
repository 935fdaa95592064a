package dev.constellation.node.sampling;

import dev.constellation.node.compute.Cost;
import dev.constellation.protocol.CompletionRequest;
import dev.constellation.protocol.CompletionResponse;
import dev.constellation.protocol.CompletionResponse.Choice;
import dev.constellation.protocol.CompletionResponse.Logprobs;
import dev.constellation.protocol.CompletionResponse.Usage;
import dev.constellation.tinylm.Completion;
import dev.constellation.tinylm.NextToken;
import dev.constellation.tinylm.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes samples as the protocol's answer. */
record CompletionAnswer(Tokenizer tokenizer, CompletionRequest request) {
    CompletionResponse of(String id, List<int[]> prompts, List<Sample> samples, Cost cost) {
        List<Choice> choices = new ArrayList<>(samples.size());
        for (int index = 0; index < samples.size(); index++) {
            choices.add(choice(index, samples.get(index)));
        }
        int promptTokens = prompts.stream().mapToInt(prompt -> prompt.length).sum();
        int completionTokens = samples.stream()
                .mapToInt(sample -> sample.completion().tokens().length)
                .sum();
        Usage usage = new Usage(
                promptTokens, completionTokens, promptTokens + completionTokens, cost.nodeSeconds(), cost.cpuSeconds());
        return new CompletionResponse(id, "text_completion", request.model(), choices, usage);
    }

    private Choice choice(int index, Sample sample) {
        Completion completion = sample.completion();
        String finishReason = switch (completion.finishReason()) {
            case STOP -> "stop";
            case LENGTH -> "length";
        };
        return new Choice(index, completion.text(), logprobs(sample), finishReason);
    }

    private @Nullable Logprobs logprobs(Sample sample) {
        if (request.logprobs() == null) {
            return null;
        }
        Completion completion = sample.completion();
        return new Logprobs(
                Arrays.stream(completion.tokens()).mapToObj(tokenizer::piece).toList(),
                doubles(completion.logProbabilities()),
                sample.alternatives().stream().map(this::alternatives).toList());
    }

    private Map<String, Double> alternatives(NextToken next) {
        Map<String, Double> alternatives = new LinkedHashMap<>();
        for (int i = 0; i < next.tokens().length; i++) {
            alternatives.putIfAbsent(tokenizer.piece(next.tokens()[i]), (double) next.logProbabilities()[i]);
        }
        return alternatives;
    }

    private static List<Double> doubles(float[] values) {
        List<Double> doubles = new ArrayList<>(values.length);
        for (float value : values) {
            doubles.add((double) value);
        }
        return doubles;
    }
}
