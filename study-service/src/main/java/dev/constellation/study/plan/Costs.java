package dev.constellation.study.plan;

import dev.constellation.core.analysis.StudyData;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What the answers of a run cost, repeated work included. Outside of every figure and of the report digest. */
final class Costs {
    private static final String NODE_SECONDS = StudyData.NODE_SECONDS + ' ';

    private final Map<String, Double> sums = new TreeMap<>();

    void add(Answer.Sampled chunk) {
        add("prompt tokens", chunk.promptTokens());
        add("sampled tokens", Arrays.stream(chunk.tokens()).sum());
        add("samples", chunk.tokens().length);
        add(NODE_SECONDS + "sampling", chunk.nodeSeconds());
    }

    void add(Answer.Scored scores) {
        add("scores", scores.margins().size());
        add(NODE_SECONDS + "scoring", scores.nodeSeconds());
    }

    void add(Answer.Trained model) {
        add("trained tokens", model.event().getTokens());
        add("trained rows", model.event().getRows());
        add(NODE_SECONDS + "training", model.event().getNodeSeconds());
    }

    /** Tokens of all kinds, and the node's time for everything. Scoring reports no tokens. */
    Map<String, Double> summed() {
        return Map.of(
                "tokens",
                of("prompt tokens") + of("sampled tokens") + of("trained tokens"),
                StudyData.NODE_SECONDS,
                of(NODE_SECONDS + "sampling") + of(NODE_SECONDS + "scoring") + of(NODE_SECONDS + "training"));
    }

    double of(String name) {
        return sums.getOrDefault(name, 0.0);
    }

    Map<String, Double> all() {
        return new TreeMap<>(sums);
    }

    private void add(String name, double amount) {
        sums.merge(name, amount, Double::sum);
    }
}
