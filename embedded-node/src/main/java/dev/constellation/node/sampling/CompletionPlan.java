package dev.constellation.node.sampling;

import dev.constellation.node.compute.Samplers;
import dev.constellation.node.compute.Work;
import dev.constellation.node.models.ServedModel;
import dev.constellation.protocol.CompletionRequest;
import dev.constellation.tinylm.SamplingRequest;
import dev.constellation.tinylm.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Splits a request into parts of bounded length, whose results follow one another in the order of the answer. How it is
 * split has no influence on any completion.
 */
record CompletionPlan(ServedModel model, Tokenizer tokenizer, List<int[]> prompts, CompletionRequest request) {
    /** Prompts that one part scores. */
    private static final int SCORED_TOGETHER = 64;

    List<Work<List<Sample>>> parts() {
        return scores() ? scoring() : sampling();
    }

    /** Greedy samples are all alike, so one token of each prompt answers for any n. */
    private boolean scores() {
        return request.maxTokens() == 1 && request.temperature() == 0;
    }

    private List<Work<List<Sample>>> scoring() {
        List<Work<List<Sample>>> parts = new ArrayList<>();
        for (int from = 0; from < prompts.size(); from += SCORED_TOGETHER) {
            List<int[]> together = prompts.subList(from, Math.min(prompts.size(), from + SCORED_TOGETHER));
            GreedyToken scores = new GreedyToken(model, tokenizer, together, alternatives(), request.stop());
            parts.add(samplers -> repeated(scores.run(samplers)));
        }
        return parts;
    }

    private List<Sample> repeated(List<Sample> samples) {
        return samples.stream()
                .flatMap(sample -> Stream.generate(() -> sample).limit(request.n()))
                .toList();
    }

    private List<Work<List<Sample>>> sampling() {
        List<Work<List<Sample>>> parts = new ArrayList<>();
        for (int[] prompt : prompts) {
            for (int first = 0; first < request.n(); first += Samplers.SAMPLES) {
                int group = first / Samplers.SAMPLES;
                parts.add(new SampleGroup(
                        model, group(prompt, group, Math.min(Samplers.SAMPLES, request.n() - first)), alternatives()));
            }
        }
        return parts;
    }

    private SamplingRequest group(int[] prompt, int group, int samples) {
        return new SamplingRequest(
                prompt,
                samples,
                Seeds.ofGroup(request.seed(), group),
                (float) request.temperature(),
                (float) request.topP(),
                request.maxTokens(),
                request.stop());
    }

    private int alternatives() {
        Integer logprobs = request.logprobs();
        return logprobs == null ? 0 : Math.min(logprobs, tokenizer.size());
    }
}
