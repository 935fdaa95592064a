package dev.constellation.node.sampling;

import dev.constellation.node.compute.Samplers;
import dev.constellation.node.compute.Work;
import dev.constellation.node.models.ServedModel;
import dev.constellation.tinylm.Completion;
import dev.constellation.tinylm.NextToken;
import dev.constellation.tinylm.Sampler;
import dev.constellation.tinylm.SamplingRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Samples of one or several prompts, one after the other on one thread. The sampler keeps what a prompt has in common
 * with the one before it, so prompts that begin alike cost little more than their ends.
 *
 * @param model the model
 * @param requests what to sample
 * @param alternatives how many of the most probable tokens to list per position; 0 for none
 */
record SamplingWork(ServedModel model, List<SamplingRequest> requests, int alternatives) implements Work<List<Sample>> {
    @Override
    public List<Sample> run(Samplers samplers) {
        Sampler sampler = samplers.of(model);
        List<Sample> samples = new ArrayList<>();
        for (SamplingRequest request : requests) {
            for (Completion completion : sampler.sample(request)) {
                samples.add(new Sample(completion, alternatives(sampler, request.prompt(), completion.tokens())));
            }
        }
        return samples;
    }

    private List<NextToken> alternatives(Sampler sampler, int[] prompt, int[] tokens) {
        return alternatives == 0 ? List.of() : sampler.next(prefixes(prompt, tokens), alternatives);
    }

    /** What stands before each token of a completion; each differs from the one before it by one token. */
    private static List<int[]> prefixes(int[] prompt, int[] tokens) {
        List<int[]> prefixes = new ArrayList<>(tokens.length);
        for (int length = 0; length < tokens.length; length++) {
            int[] prefix = Arrays.copyOf(prompt, prompt.length + length);
            System.arraycopy(tokens, 0, prefix, prompt.length, length);
            prefixes.add(prefix);
        }
        return prefixes;
    }
}
