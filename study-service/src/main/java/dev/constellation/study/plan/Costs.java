package dev.constellation.study.plan;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What the answers of a run cost, repeated work included. Outside of every figure and of the report digest. */
final class Costs {
    private final Map<String, Double> sums = new TreeMap<>();

    void add(Answer.Sampled chunk) {
        add("prompt tokens", chunk.promptTokens());
        add("sampled tokens", Arrays.stream(chunk.tokens()).sum());
        add("samples", chunk.tokens().length);
        add("node seconds sampling", chunk.nodeSeconds());
    }

    void add(Answer.Scored scores) {
        add("scores", scores.margins().size());
        add("node seconds scoring", scores.nodeSeconds());
    }

    void add(Answer.Trained model) {
        add("trained tokens", model.event().getTokens());
        add("trained rows", model.event().getRows());
        add("node seconds training", model.event().getNodeSeconds());
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
