package dev.constellation.tinylm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerTest {
    private static final Shape SHAPE = TinyModels.SHAPE;

    private final BaseModel base = TinyModels.base();
    private final LanguageModel model = LanguageModel.of(base, TinyModels.adapter(base, 8));
    private final int[] prompt = new Random(1).ints(21, 2, SHAPE.vocabulary()).toArray();

    @Test
    void aSampleIsTheSameWhateverIsSampledWithIt() {
        List<Completion> many = new Sampler(model, 64).sample(request(64, 1f, 1f, List.of()));
        for (int concurrent : new int[] {1, 5, 8, 32}) {
            for (int n : new int[] {1, 8, 64}) {
                assertSame(new Sampler(model, concurrent).sample(request(n, 1f, 1f, List.of())), many.subList(0, n));
            }
        }
    }

    @Test
    void aSampleIsTheSameAfterOtherPrompts() {
        Sampler sampler = new Sampler(model, 8);
        List<Completion> fresh = sampler.sample(request(8, 0.8f, 0.9f, List.of()));
        int[] similar = prompt.clone();
        similar[13] = similar[13] == 2 ? 3 : 2;
        sampler.sample(new SamplingRequest(similar, 3, 9, 1f, 1f, 30, List.of()));
        sampler.next(List.of(Arrays.copyOf(prompt, 7)), 3);
        assertSame(sampler.sample(request(8, 0.8f, 0.9f, List.of())), fresh);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 15, 16, 17, 32, 45})
    void cachedDecodingHasTheBitsOfAFullPass(int promptLength) {
        int[] start = new Random(2).ints(promptLength, 2, SHAPE.vocabulary()).toArray();
        Completion completion = new Sampler(model, 4)
                .sample(new SamplingRequest(start, 4, 5, 1f, 1f, 18, List.of()))
                .get(3);
        List<Integer> tokens = new ArrayList<>(Arrays.stream(start).boxed().toList());
        for (int i = 0; i < completion.tokens().length; i++) {
            int[] context = tokens.stream().mapToInt(Integer::intValue).toArray();
            NextToken next = new Sampler(model, 1)
                    .next(List.of(context), SHAPE.vocabulary())
                    .getFirst();
            assertThat(logProbability(next, completion.tokens()[i]))
                    .isEqualTo(completion.logProbabilities()[i]);
            tokens.add(completion.tokens()[i]);
        }
    }

    @Test
    void promptsThatShareAPrefixScoreAsIfAlone() {
        List<int[]> prompts = new ArrayList<>();
        for (int length = 5; length < 50; length += 3) {
            int[] variant = new Random(3).ints(length, 2, SHAPE.vocabulary()).toArray();
            variant[length - 1] = length % 7 + 2;
            prompts.add(variant);
        }
        prompts.add(prompts.getLast().clone());
        List<NextToken> together = new Sampler(model, 1).next(prompts, 6);
        for (int i = 0; i < prompts.size(); i++) {
            NextToken alone =
                    new Sampler(model, 1).next(List.of(prompts.get(i)), 6).getFirst();
            assertThat(together.get(i).tokens()).isEqualTo(alone.tokens());
            assertThat(together.get(i).logProbabilities()).isEqualTo(alone.logProbabilities());
        }
    }

    @Test
    void logProbabilitiesAgreeWithTheDoubleReference() {
        DoubleReference reference = new DoubleReference(SHAPE, TinyModels.doubles(base.parameters()));
        double[][] logits = reference.logits(prompt, prompt.length);
        double[] expected = DoubleReference.logProbabilities(logits[prompt.length - 1]);
        NextToken next = new Sampler(LanguageModel.of(base), 1)
                .next(List.of(prompt), SHAPE.vocabulary())
                .getFirst();
        for (int i = 0; i < SHAPE.vocabulary(); i++) {
            assertThat((double) next.logProbabilities()[i]).isCloseTo(expected[next.tokens()[i]], Offset.offset(1e-5));
        }
    }

    @Test
    void samplesFollowTheModelsProbabilities() {
        NextToken next = new Sampler(model, 1).next(List.of(prompt), 1).getFirst();
        int n = 4000;
        long hits = new Sampler(model, 500)
                .sample(new SamplingRequest(prompt, n, 11, 1f, 1f, 1, List.of())).stream()
                        .filter(completion -> completion.tokens()[0] == next.tokens()[0])
                        .count();
        double probability = Math.exp(next.logProbabilities()[0]);
        double deviation = Math.sqrt(probability * (1 - probability) / n);
        assertThat((double) hits / n).isCloseTo(probability, Offset.offset(4 * deviation));
    }

    @Test
    void temperatureZeroTakesTheMostProbableToken() {
        Completion completion =
                new Sampler(model, 1).sample(request(1, 0f, 1f, List.of())).getFirst();
        NextToken best = new Sampler(model, 1).next(List.of(prompt), 1).getFirst();
        assertThat(completion.tokens()[0]).isEqualTo(best.tokens()[0]);
        assertThat(completion.logProbabilities()[0]).isEqualTo(best.logProbabilities()[0]);
    }

    @Test
    void topPKeepsOnlyTheMostProbableTokens() {
        NextToken next = new Sampler(model, 1).next(List.of(prompt), 3).getFirst();
        float twoTokens = (float) (Math.exp(next.logProbabilities()[0]) + Math.exp(next.logProbabilities()[1]));
        Set<Integer> seen = new HashSet<>();
        new Sampler(model, 64)
                .sample(new SamplingRequest(prompt, 400, 3, 1f, twoTokens * 0.999f, 1, List.of()))
                .forEach(completion -> seen.add(completion.tokens()[0]));
        assertThat(seen).containsExactlyInAnyOrder(next.tokens()[0], next.tokens()[1]);
    }

    @Test
    void aStopStringEndsTheTextBeforeIt() {
        Completion free =
                new Sampler(model, 1).sample(request(1, 1f, 1f, List.of())).getFirst();
        String stop = free.text().substring(2, 4);
        int at = free.text().indexOf(stop);
        Completion stopped = new Sampler(model, 1)
                .sample(request(1, 1f, 1f, List.of("~~", stop)))
                .getFirst();
        assertThat(stopped.text()).isEqualTo(free.text().substring(0, at));
        assertThat(stopped.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(stopped.tokens()).isEqualTo(Arrays.copyOf(free.tokens(), stopped.tokens().length));
    }

    @Test
    void endOfTextIsATokenButNotText() {
        List<Completion> completions = new Sampler(model, 64).sample(request(400, 1f, 1f, List.of()));
        Completion ended = completions.stream()
                .filter(completion -> completion.finishReason() == FinishReason.STOP)
                .findFirst()
                .orElseThrow();
        assertThat(ended.tokens()[ended.tokens().length - 1])
                .isEqualTo(base.tokenizer().eos());
        assertThat(ended.logProbabilities()).hasSameSizeAs(ended.tokens());
        assertThat(ended.text()).hasSize(ended.tokens().length - 1);
    }

    @Test
    void theContextEndsACompletion() {
        int[] almostFull =
                new Random(4).ints(SHAPE.maxTokens() - 1, 2, SHAPE.vocabulary()).toArray();
        Completion completion = new Sampler(model, 1)
                .sample(new SamplingRequest(almostFull, 1, 1, 1f, 1f, 10, List.of()))
                .getFirst();
        assertThat(completion.tokens()).hasSize(1);
    }

    @Test
    void aPromptThatFillsTheContextIsRefused() {
        int[] full = new int[SHAPE.maxTokens()];
        assertThatThrownBy(() -> new Sampler(model, 1).next(List.of(full), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 63 tokens but has 64");
    }

    @Test
    void anUnknownTokenInAPromptIsRefused() {
        assertThatThrownBy(() -> new Sampler(model, 1).next(List.of(new int[] {3, 45}), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("token 45");
    }

    private SamplingRequest request(int n, float temperature, float topP, List<String> stop) {
        return new SamplingRequest(prompt, n, 77, temperature, topP, 24, stop);
    }

    private static float logProbability(NextToken next, int token) {
        for (int i = 0; i < next.tokens().length; i++) {
            if (next.tokens()[i] == token) {
                return next.logProbabilities()[i];
            }
        }
        throw new AssertionError("no token " + token);
    }

    private static void assertSame(List<Completion> actual, List<Completion> expected) {
        assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
    }
}
