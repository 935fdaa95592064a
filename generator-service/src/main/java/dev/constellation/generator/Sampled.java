package dev.constellation.generator;

import dev.constellation.events.avro.Candidate;
import dev.constellation.events.avro.FinishReason;
import dev.constellation.protocol.CompletionResponse;
import dev.constellation.protocol.CompletionResponse.Choice;
import dev.constellation.protocol.CompletionResponse.Logprobs;
import dev.constellation.protocol.MalformedAnswerException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a node sampled for one prompt.
 *
 * @param candidates the samples, in sampling order
 */
record Sampled(List<Candidate> candidates) {
    static Sampled of(CompletionResponse response, int samples) throws MalformedAnswerException {
        if (response.choices().size() != samples) {
            throw new MalformedAnswerException("choices: %d, %d samples were asked for"
                    .formatted(response.choices().size(), samples));
        }
        List<Candidate> candidates = new ArrayList<>(samples);
        for (Choice choice : response.choices()) {
            candidates.add(candidate(choice, candidates.size()));
        }
        return new Sampled(List.copyOf(candidates));
    }

    private static Candidate candidate(Choice choice, int place) throws MalformedAnswerException {
        require(choice.text() != null, "choices[%d].text: missing".formatted(place));
        Logprobs logprobs = choice.logprobs();
        if (logprobs == null) {
            throw new MalformedAnswerException("choices.logprobs: missing, they were asked for");
        }
        require(
                logprobs.tokens().size() == logprobs.tokenLogprobs().size(),
                "choices[%d].logprobs: %d for %d tokens"
                        .formatted(
                                place,
                                logprobs.tokenLogprobs().size(),
                                logprobs.tokens().size()));
        double logProbability = logprobs.tokenLogprobs().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        require(
                Double.isFinite(logProbability),
                "choices[%d].logprobs: their sum is %s".formatted(place, logProbability));
        return new Candidate(
                choice.text(), logprobs.tokens().size(), logProbability, finishReason(choice.finishReason()));
    }

    private static void require(boolean holds, String fault) throws MalformedAnswerException {
        if (!holds) {
            throw new MalformedAnswerException(fault);
        }
    }

    private static FinishReason finishReason(String reason) throws MalformedAnswerException {
        return switch (reason) {
            case "stop" -> FinishReason.STOP;
            case "length" -> FinishReason.LENGTH;
            default ->
                throw new MalformedAnswerException(
                        "choices.finish_reason: '%s', there are stop and length".formatted(reason));
        };
    }
}
