package dev.constellation.study.plan;

import dev.constellation.core.analysis.StudyData;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the answers of a run cost, repeated work included. Outside of every figure and of the report digest. */
final class Costs {
    private static final List<String> ACTIVITIES = List.of("sampling", "scoring", "training");

    private final Map<String, Double> sums = new TreeMap<>();

    void add(Answer.Sampled chunk) {
        add("prompt tokens", chunk.promptTokens());
        add("sampled tokens", Arrays.stream(chunk.tokens()).sum());
        add("samples", chunk.tokens().length);
        addTime("sampling", chunk.nodeSeconds(), chunk.cpuSeconds());
    }

    void add(Answer.Scored scores) {
        add("scores", scores.margins().size());
        add("prompt tokens", scores.promptTokens());
        addTime("scoring", scores.nodeSeconds(), scores.cpuSeconds());
    }

    void add(Answer.Trained model) {
        add("trained tokens", model.event().getTokens());
        add("trained rows", model.event().getRows());
        addTime("training", model.event().getNodeSeconds(), model.event().getCpuSeconds());
    }

    private void addTime(String activity, double nodeSeconds, double cpuSeconds) {
        add(StudyData.NODE_SECONDS + ' ' + activity, nodeSeconds);
        add(StudyData.CPU_SECONDS + ' ' + activity, cpuSeconds);
    }

    /** Tokens of all kinds, and the node's time for everything. */
    Map<String, Double> summed() {
        return Map.of(
                "tokens",
                of("prompt tokens") + of("sampled tokens") + of("trained tokens"),
                StudyData.NODE_SECONDS,
                ofAll(StudyData.NODE_SECONDS),
                StudyData.CPU_SECONDS,
                ofAll(StudyData.CPU_SECONDS));
    }

    private double ofAll(String kind) {
        return ACTIVITIES.stream()
                .mapToDouble(activity -> of(kind + ' ' + activity))
                .sum();
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
