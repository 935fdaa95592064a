package dev.constellation.critic;

import dev.constellation.protocol.CompletionResponse;
import dev.constellation.protocol.CompletionResponse.Choice;
import dev.constellation.protocol.CompletionResponse.Logprobs;
import dev.constellation.protocol.MalformedAnswerException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Reads margins, log p(yes) - log p(no) of the first token, out of the most probable first tokens that a node lists. An
 * answer that is not among them counts with the smallest log-probability that is, an upper bound of its own: a margin
 * never looks more certain than the list can tell. With neither answer listed the margin is 0.
 *
 * @param yes first token when the program will generalize
 * @param no first token when it will not
 */
record Margins(String yes, String no) {
    /** One margin per prompt, in order. */
    List<Double> read(CompletionResponse response, int prompts) throws MalformedAnswerException {
        if (response.choices().size() != prompts) {
            throw new MalformedAnswerException("choices: %d, one for each of %d prompts was asked for"
                    .formatted(response.choices().size(), prompts));
        }
        List<Double> margins = new ArrayList<>(prompts);
        for (Choice choice : response.choices()) {
            margins.add(margin(firstTokens(choice)));
        }
        return List.copyOf(margins);
    }

    private double margin(Map<String, Double> tokens) {
        double smallest = Collections.min(tokens.values());
        return tokens.getOrDefault(yes, smallest) - tokens.getOrDefault(no, smallest);
    }

    private static Map<String, Double> firstTokens(Choice choice) throws MalformedAnswerException {
        Logprobs logprobs = choice.logprobs();
        if (logprobs == null
                || logprobs.topLogprobs().isEmpty()
                || logprobs.topLogprobs().getFirst().isEmpty()) {
            throw new MalformedAnswerException("choices.logprobs.top_logprobs: missing, they were asked for");
        }
        return logprobs.topLogprobs().getFirst();
    }
}
