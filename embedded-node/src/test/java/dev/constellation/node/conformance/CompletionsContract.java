package dev.constellation.node.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.constellation.protocol.ApiError;
import dev.constellation.protocol.CompletionResponse;
import dev.constellation.protocol.CompletionResponse.Choice;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sampling. */
public interface CompletionsContract extends NodeUnderTest {
    @Test
    default void everyPromptHasItsSamplesInOrder() {
        CompletionResponse response =
                client().complete(Sampling.of(base(), "ab", "abc").n(3).request());
        assertThat(response.object()).isEqualTo("text_completion");
        assertThat(response.model()).isEqualTo(base());
        assertThat(response.choices()).hasSize(6).extracting(Choice::index).containsExactly(0, 1, 2, 3, 4, 5);
        CompletionResponse second =
                client().complete(Sampling.of(base(), "abc").n(3).request());
        assertThat(texts(second)).isEqualTo(texts(response).subList(3, 6));
    }

    @Test
    default void usageCountsEveryPromptOnceAndEverySample() {
        CompletionResponse one =
                client().complete(Sampling.of(base(), "abc").n(1).request());
        CompletionResponse three =
                client().complete(Sampling.of(base(), "abc").n(3).logprobs(0).request());
        assertThat(three.usage().promptTokens()).isEqualTo(one.usage().promptTokens());
        assertThat(three.usage().completionTokens())
                .isEqualTo(three.choices().stream()
                        .mapToInt(choice -> choice.logprobs().tokens().size())
                        .sum());
        assertThat(three.usage().totalTokens())
                .isEqualTo(three.usage().promptTokens() + three.usage().completionTokens());
    }

    @Test
    default void theSameSeedGivesTheSameSamplesAndAnotherSeedGivesOthers() {
        Sampling request = Sampling.of(base(), "abc").n(8);
        List<String> texts = texts(client().complete(request.request()));
        assertThat(texts(client().complete(request.request()))).isEqualTo(texts);
        assertThat(texts(client().complete(request.seed(8).request()))).isNotEqualTo(texts);
        assertThat(texts.stream().distinct()).hasSizeGreaterThan(1);
    }

    @Test
    default void completionsKeepToAGrammarOrItIsRefused() {
        Sampling request = Sampling.of(base(), "abc")
                .n(16)
                .maxTokens(40)
                .grammar("start: \"(\" word \")\"\nword: /[a-c]{1,3}/ | \"(\" word \")\"\n");
        if (takesGrammars()) {
            assertThat(client().complete(request.request()).choices())
                    .filteredOn(choice -> choice.finishReason().equals("stop"))
                    .isNotEmpty()
                    .allMatch(choice -> choice.text().matches("(\\(+)[a-c]{1,3}(\\)+)"));
        } else {
            ApiError.Detail error =
                    client().post("/v1/completions", request.request()).error(400, "invalid_request_error");
            assertThat(error.param()).isEqualTo("grammar");
        }
    }

    @Test
    default void aLargerNumberOfSamplesExtendsASmallerOne() {
        assumeTrue(batchInvariant());
        List<Choice> many = client().complete(
                        Sampling.of(base(), "abc").n(150).logprobs(0).request())
                .choices();
        List<Choice> few = client().complete(
                        Sampling.of(base(), "abc").n(70).logprobs(0).request())
                .choices();
        assertThat(many.subList(0, 70)).isEqualTo(few);
        assertThat(texts(many.subList(64, 128))).isNotEqualTo(texts(many.subList(0, 64)));
    }

    @Test
    default void whateverElseIsComputedDoesNotChangeASample() {
        assumeTrue(batchInvariant());
        Sampling alone = Sampling.of(base(), "ab").n(5).logprobs(0);
        List<Choice> expected = client().complete(alone.request()).choices();
        List<CompletableFuture<CompletionResponse>> others = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> client().complete(
                                Sampling.of(base(), "x".repeat(i + 1), "abc")
                                        .n(9)
                                        .request())))
                .toList();
        for (int repetition = 0; repetition < 5; repetition++) {
            assertThat(client().complete(alone.request()).choices()).isEqualTo(expected);
        }
        others.forEach(CompletableFuture::join);
        List<Choice> together = client().complete(
                        Sampling.of(base(), "abcd", "ab", "b").n(5).logprobs(0).request())
                .choices();
        assertThat(together.subList(5, 10)).extracting(Choice::text).isEqualTo(texts(expected));
        assertThat(together.subList(5, 10)).extracting(Choice::logprobs).isEqualTo(logprobs(expected));
    }

    @Test
    default void atTemperatureZeroTheSeedHasNoInfluence() {
        Sampling greedy = Sampling.of(base(), "abc").n(3).temperature(0);
        List<String> texts = texts(client().complete(greedy.request()));
        assertThat(texts).containsOnly(texts.getFirst());
        assertThat(texts(client().complete(greedy.seed(99).request()))).isEqualTo(texts);
    }

    @Test
    default void aTinyNucleusIsGreedy() {
        Sampling request = Sampling.of(base(), "abc").n(4);
        List<String> greedy = texts(client().complete(request.temperature(0).request()));
        assertThat(texts(client().complete(request.topP(1e-6).request()))).isEqualTo(greedy);
    }

    @Test
    default void aCompletionEndsAtItsMostTokensOrByItself() {
        List<Choice> choices = client().complete(Sampling.of(base(), "abc")
                        .n(40)
                        .maxTokens(5)
                        .logprobs(0)
                        .request())
                .choices();
        assertThat(choices).allSatisfy(choice -> {
            int tokens = choice.logprobs().tokens().size();
            assertThat(choice.finishReason()).isIn("stop", "length");
            assertThat(tokens).isBetween(1, 5);
            if (choice.finishReason().equals("length")) {
                assertThat(tokens).isEqualTo(5);
            }
        });
    }

    @Test
    default void aStopTextEndsACompletionAndIsNotPartOfIt() {
        Sampling request = Sampling.of(base(), "abc").n(8).maxTokens(12);
        List<String> texts = texts(client().complete(request.request()));
        String text =
                texts.stream().filter(found -> found.length() > 2).findFirst().orElseThrow();
        int sample = texts.indexOf(text);
        String stop = text.substring(1, 2);
        Choice stopped =
                client().complete(request.stop(stop).request()).choices().get(sample);
        assertThat(stopped.text()).isEqualTo(text.substring(0, text.indexOf(stop)));
        assertThat(stopped.finishReason()).isEqualTo("stop");
    }

    @Test
    default void aPromptMayBeASingleTextAndTheRestHasDefaults() {
        CompletionResponse response = client().post("/v1/completions", Map.of("model", base(), "prompt", "abc"))
                .ok(CompletionResponse.class);
        assertThat(response.choices()).hasSize(1);
        assertThat(response.usage().completionTokens()).isBetween(1, 16);
        assertThat(response.choices().getFirst().logprobs()).isNull();
    }

    private static List<String> texts(CompletionResponse response) {
        return texts(response.choices());
    }

    private static List<String> texts(List<Choice> choices) {
        return choices.stream().map(Choice::text).toList();
    }

    private static List<CompletionResponse.Logprobs> logprobs(List<Choice> choices) {
        return choices.stream().map(Choice::logprobs).toList();
    }
}
