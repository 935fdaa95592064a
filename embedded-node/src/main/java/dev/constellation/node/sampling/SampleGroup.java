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
 * At most 64 samples of one prompt.
 *
 * @param model the model
 * @param request what to sample
 * @param alternatives how many of the most probable tokens to list per position; 0 for none
 */
record SampleGroup(ServedModel model, SamplingRequest request, int alternatives) implements Work<List<Sample>> {
    @Override
    public List<Sample> run(Samplers samplers) {
        Sampler sampler = samplers.of(model);
        List<Completion> completions = sampler.sample(request);
        if (alternatives == 0) {
            return completions.stream()
                    .map(completion -> new Sample(completion, List.of()))
                    .toList();
        }
        return withAlternatives(completions, sampler.next(prefixes(completions), alternatives));
    }

    /** What stands before each token of each completion. */
    private List<int[]> prefixes(List<Completion> completions) {
        List<int[]> prefixes = new ArrayList<>();
        for (Completion completion : completions) {
            for (int length = 0; length < completion.tokens().length; length++) {
                prefixes.add(prefix(completion.tokens(), length));
            }
        }
        return prefixes;
    }

    private int[] prefix(int[] tokens, int length) {
        int[] prompt = request.prompt();
        int[] prefix = Arrays.copyOf(prompt, prompt.length + length);
        System.arraycopy(tokens, 0, prefix, prompt.length, length);
        return prefix;
    }

    private static List<Sample> withAlternatives(List<Completion> completions, List<NextToken> next) {
        List<Sample> samples = new ArrayList<>();
        int from = 0;
        for (Completion completion : completions) {
            int to = from + completion.tokens().length;
            samples.add(new Sample(completion, next.subList(from, to)));
            from = to;
        }
        return samples;
    }
}
