package dev.constellation.study.plan;

import dev.constellation.events.FirstRecordWins;
import dev.constellation.events.avro.FailureCategory;
import dev.constellation.events.avro.ModelEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All answers of one run, by id. The first record of an id counts, so the content does not depend on how often or in
 * which order across topics records arrive. Not thread-safe.
 */
public final class Answers {
    private final Map<String, Answer.Sampled> sampled = new HashMap<>();
    private final Map<String, Answer.Judged> judged = new HashMap<>();
    private final Map<String, Answer.Scored> scored = new HashMap<>();
    private final Map<String, ModelEvent> trained = new HashMap<>();
    private final Map<String, List<Answer.Refused>> refused = new HashMap<>();
    private final List<FirstRecordWins> firsts = new ArrayList<>();
    private final FirstRecordWins firstSampled = first();
    private final FirstRecordWins firstJudged = first();
    private final FirstRecordWins firstScored = first();
    private final FirstRecordWins firstTrained = first();
    private final Costs costs = new Costs();

    /** Takes an answer. */
    public void accept(Answer answer) {
        switch (answer) {
            case Answer.Sampled chunk -> {
                if (firstSampled.accept(chunk.id())) {
                    sampled.put(chunk.id(), chunk);
                }
                costs.add(chunk);
            }
            case Answer.Judged chunk -> {
                if (firstJudged.accept(chunk.id())) {
                    judged.put(chunk.id(), chunk);
                }
            }
            case Answer.Scored scores -> {
                if (firstScored.accept(scores.id())) {
                    scored.put(scores.id(), scores);
                }
                costs.add(scores);
            }
            case Answer.Trained model -> {
                if (firstTrained.accept(model.id())) {
                    trained.put(model.id(), model.event());
                    costs.add(model);
                }
            }
            case Answer.Refused refusal ->
                refused.computeIfAbsent(refusal.id(), _ -> new ArrayList<>()).add(refusal);
        }
    }

    /** How many records repeated an id that was already answered. */
    public long repeats() {
        return firsts.stream().mapToLong(FirstRecordWins::repeats).sum();
    }

    /** Adds what the first answer under an id cost. */
    void addCosts(String id, Costs costs) {
        Optional.ofNullable(sampled.get(id)).ifPresent(costs::add);
        Optional.ofNullable(scored.get(id)).ifPresent(costs::add);
        Optional.ofNullable(trained.get(id)).map(Answer.Trained::new).ifPresent(costs::add);
    }

    /** What all answers cost, repeated ones included. */
    Costs costs() {
        return costs;
    }

    Answer.@Nullable Sampled sampled(String chunkId) {
        return sampled.get(chunkId);
    }

    Answer.@Nullable Judged judged(String chunkId) {
        return judged.get(chunkId);
    }

    Answer.@Nullable Scored scored(String requestId) {
        return scored.get(requestId);
    }

    @Nullable
    ModelEvent trained(String requestId) {
        return trained.get(requestId);
    }

    /** How many requests for an id the environment kept from being answered; a repeated dead letter counts once. */
    int environmentFailures(String id) {
        return (int) refusals(id).stream()
                .filter(Answers::environment)
                .map(Answer.Refused::source)
                .distinct()
                .count();
    }

    /** The refusal that asking again cannot cure, if any. */
    Optional<Answer.Refused> fatal(String id) {
        return refusals(id).stream().filter(refusal -> !environment(refusal)).findFirst();
    }

    List<Answer.Refused> refusals(String id) {
        return refused.getOrDefault(id, List.of());
    }

    private static boolean environment(Answer.Refused refusal) {
        return refusal.category() == FailureCategory.ENVIRONMENT;
    }

    private FirstRecordWins first() {
        FirstRecordWins rule = new FirstRecordWins();
        firsts.add(rule);
        return rule;
    }
}
