package dev.constellation.node.sampling;

import dev.constellation.node.compute.Work;
import dev.constellation.node.models.ServedModel;
import dev.constellation.protocol.CompletionRequest;
import dev.constellation.tinylm.SamplingRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a request into parts of bounded length, whose results follow one another in the order of the answer. How it is
 * split has no influence on any completion.
 *
 * @param model the model
 * @param vocabulary number of its tokens
 * @param prompts the prompts in tokens
 * @param request what else was asked for
 */
record CompletionPlan(ServedModel model, int vocabulary, List<int[]> prompts, CompletionRequest request) {
    /** Samples of one part; a constant of the protocol, see {@link Seeds}. */
    private static final int SAMPLED_TOGETHER = 64;

    /** Prompts of one part when one token of each is wanted, which is how a critic scores. */
    private static final int SCORED_TOGETHER = 16;

    List<Work<List<Sample>>> parts() {
        List<SamplingRequest> groups = groups();
        int together = request.maxTokens() == 1 ? SCORED_TOGETHER : 1;
        List<Work<List<Sample>>> parts = new ArrayList<>();
        for (int from = 0; from < groups.size(); from += together) {
            List<SamplingRequest> part = groups.subList(from, Math.min(groups.size(), from + together));
            parts.add(new SamplingWork(model, part, alternatives()));
        }
        return parts;
    }

    private List<SamplingRequest> groups() {
        List<SamplingRequest> groups = new ArrayList<>();
        for (int[] prompt : prompts) {
            for (int first = 0; first < request.n(); first += SAMPLED_TOGETHER) {
                int samples = Math.min(SAMPLED_TOGETHER, request.n() - first);
                groups.add(group(prompt, first / SAMPLED_TOGETHER, samples));
            }
        }
        return groups;
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
        return logprobs == null ? 0 : Math.min(logprobs, vocabulary);
    }
}
