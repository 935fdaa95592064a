package dev.constellation.node.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.constellation.protocol.CompletionResponse.Choice;
import dev.constellation.protocol.CompletionResponse.Logprobs;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Log-probabilities, and scoring as one token with them. */
public interface ScoringContract extends NodeUnderTest {
    @Test
    default void everyTokenHasItsLogProbabilityAndAsManyAlternativesAsAskedFor() {
        for (Choice choice : client().complete(
                        Sampling.of(base(), "abc").n(3).logprobs(4).request())
                .choices()) {
            Logprobs logprobs = choice.logprobs();
            assertThat(logprobs.tokenLogprobs())
                    .hasSameSizeAs(logprobs.tokens())
                    .allMatch(value -> value <= 0);
            assertThat(logprobs.topLogprobs()).hasSameSizeAs(logprobs.tokens());
            for (int position = 0; position < logprobs.tokens().size(); position++) {
                Map<String, Double> alternatives = logprobs.topLogprobs().get(position);
                assertThat(alternatives).hasSize(4);
                Double listed = alternatives.get(logprobs.tokens().get(position));
                if (listed != null) {
                    assertThat(listed).isCloseTo(logprobs.tokenLogprobs().get(position), within(1e-4));
                }
            }
        }
    }

    @Test
    default void noAlternativesAreListedUnlessAskedFor() {
        Logprobs logprobs = client().complete(
                        Sampling.of(base(), "abc").logprobs(0).request())
                .choices()
                .getFirst()
                .logprobs();
        assertThat(logprobs.tokenLogprobs()).isNotEmpty();
        assertThat(logprobs.topLogprobs()).allMatch(Map::isEmpty);
    }

    @Test
    default void theGreedyTokenIsTheMostProbableOne() {
        Sampling greedy = Sampling.of(base(), "abc").temperature(0).logprobs(3);
        Logprobs longer = client().complete(greedy.maxTokens(3).request())
                .choices()
                .getFirst()
                .logprobs();
        Logprobs one = client().complete(greedy.maxTokens(1).request())
                .choices()
                .getFirst()
                .logprobs();
        assertThat(one.tokens()).containsExactly(longer.tokens().getFirst());
        assertThat(one.tokenLogprobs().getFirst())
                .isCloseTo(longer.tokenLogprobs().getFirst(), within(1e-4));
        assertThat(one.topLogprobs().getFirst().keySet())
                .containsExactlyElementsOf(longer.topLogprobs().getFirst().keySet())
                .startsWith(one.tokens().getFirst());
    }

    @Test
    default void aSampledTokenHasTheAlternativesOfTheGreedyOne() {
        Sampling scoring = Sampling.of(base(), "abc").maxTokens(1).logprobs(5);
        Choice sampled = client().complete(scoring.n(20).request()).choices().getLast();
        Choice greedy =
                client().complete(scoring.temperature(0).request()).choices().getFirst();
        assertThat(sampled.logprobs().topLogprobs().getFirst().keySet())
                .isEqualTo(greedy.logprobs().topLogprobs().getFirst().keySet());
    }

    @Test
    default void theFirstTokenDoesNotDependOnHowManyMayFollow() {
        assumeTrue(batchInvariant());
        Sampling request = Sampling.of(base(), "abc", "abd").n(20).logprobs(2);
        List<Choice> one = client().complete(request.maxTokens(1).request()).choices();
        List<Choice> more = client().complete(request.maxTokens(4).request()).choices();
        assertThat(one)
                .extracting(choice -> choice.logprobs().tokens().getFirst())
                .isEqualTo(more.stream()
                        .map(choice -> choice.logprobs().tokens().getFirst())
                        .toList());
    }

    @Test
    default void scoringManyPromptsThatBeginAlikeIsScoringEachAlone() {
        assumeTrue(batchInvariant());
        String[] prompts = IntStream.range(0, 100)
                .mapToObj(i -> "abcabcabc" + "x".repeat(i % 7) + i)
                .toArray(String[]::new);
        Sampling scoring =
                Sampling.of(base(), prompts).temperature(0).maxTokens(1).logprobs(5);
        List<Choice> together = client().complete(scoring.request()).choices();
        assertThat(together).hasSize(100);
        for (int j = 0; j < 100; j += 9) {
            Sampling alone =
                    Sampling.of(base(), prompts[j]).temperature(0).maxTokens(1).logprobs(5);
            assertThat(together.get(j).logprobs())
                    .isEqualTo(client().complete(alone.request())
                            .choices()
                            .getFirst()
                            .logprobs());
        }
    }
}
