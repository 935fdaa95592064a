package dev.constellation.critic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.protocol.CompletionResponse;
import dev.constellation.protocol.CompletionResponse.Choice;
import dev.constellation.protocol.CompletionResponse.Logprobs;
import dev.constellation.protocol.CompletionResponse.Usage;
import dev.constellation.protocol.MalformedAnswerException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarginsTest {
    private static final Margins MARGINS = new Margins("yes", "no");

    @Test
    void aMarginIsTheDifferenceOfTheTwoAnswers() throws MalformedAnswerException {
        assertThat(read(Map.of("yes", -0.5, "no", -2.0, "maybe", -9.0))).isEqualTo(1.5);
    }

    @Test
    void anAnswerThatIsNotListedCountsWithTheSmallestThatIs() throws MalformedAnswerException {
        assertThat(read(Map.of("yes", -0.5, "maybe", -3.0))).isEqualTo(2.5);
        assertThat(read(Map.of("no", -0.5, "maybe", -3.0))).isEqualTo(-2.5);
    }

    @Test
    void withoutEitherAnswerNothingIsKnown() throws MalformedAnswerException {
        assertThat(read(Map.of("perhaps", -0.5, "maybe", -3.0))).isZero();
    }

    @Test
    void anAnswerWithoutTokensIsMalformed() {
        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(MalformedAnswerException.class)
                .hasMessageContaining("top_logprobs");
    }

    @Test
    void everyPromptNeedsItsChoice() {
        assertThatThrownBy(() -> MARGINS.read(response(List.of()), 2))
                .isInstanceOf(MalformedAnswerException.class)
                .hasMessageContaining("choices: 0")
                .hasMessageContaining("2 prompts");
    }

    private static double read(Map<String, Double> tokens) throws MalformedAnswerException {
        Logprobs logprobs = new Logprobs(List.of("?"), List.of(-1.0), List.of(tokens));
        return MARGINS.read(response(List.of(new Choice(0, "?", logprobs, "length"))), 1)
                .getFirst();
    }

    private static CompletionResponse response(List<Choice> choices) {
        return new CompletionResponse("cmpl-1", "text_completion", "critic", choices, new Usage(1, 1, 2, 0.5, 0.25));
    }
}
