package dev.constellation.node.sampling;

import dev.constellation.node.compute.Samplers;
import dev.constellation.node.compute.Work;
import dev.constellation.node.models.ServedModel;
import dev.constellation.tinylm.Completion;
import dev.constellation.tinylm.FinishReason;
import dev.constellation.tinylm.NextToken;
import dev.constellation.tinylm.Tokenizer;
import java.util.Arrays;
import java.util.List;

/**
 * The most probable token after each of several prompts, which is how a critic scores. Prompts that begin alike share the
 * computation of what they have in common.
 *
 * @param model the model
 * @param tokenizer its tokenizer
 * @param prompts the prompts
 * @param alternatives how many of the most probable tokens to list; 0 for none
 * @param stop texts that end a completion
 */
record GreedyToken(ServedModel model, Tokenizer tokenizer, List<int[]> prompts, int alternatives, List<String> stop)
        implements Work<List<Sample>> {
    @Override
    public List<Sample> run(Samplers samplers) {
        return samplers.of(model).next(prompts, Math.max(1, alternatives)).stream()
                .map(this::sample)
                .toList();
    }

    private Sample sample(NextToken next) {
        int[] token = Arrays.copyOf(next.tokens(), 1);
        float[] logProbability = Arrays.copyOf(next.logProbabilities(), 1);
        return new Sample(completion(token, logProbability), alternatives == 0 ? List.of() : List.of(next));
    }

    private Completion completion(int[] token, float[] logProbability) {
        if (token[0] == tokenizer.eos()) {
            return new Completion("", token, logProbability, FinishReason.STOP);
        }
        String text = tokenizer.decode(token);
        int end = stop.stream()
                .mapToInt(text::indexOf)
                .filter(index -> index >= 0)
                .min()
                .orElse(-1);
        return end < 0
                ? new Completion(text, token, logProbability, FinishReason.LENGTH)
                : new Completion(text.substring(0, end), token, logProbability, FinishReason.STOP);
    }
}
