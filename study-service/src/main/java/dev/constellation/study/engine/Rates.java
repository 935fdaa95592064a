package dev.constellation.study.engine;

import java.util.Map;

/**
 * How fast the model node works.
 *
 * @param samplesPerSecond samples of a generator
 * @param scoresPerSecond margins of a critic
 * @param rowsPerSecond rows of training sets
 * @param measured whether these are measured here
 */
public record Rates(double samplesPerSecond, double scoresPerSecond, double rowsPerSecond, boolean measured) {
    /**
     * The embedded node with its 1 M parameter model on two cores that do other work as well, as seen in
     * studies/quickstart.yaml: four epochs of LoRA training on a row of about 90 tokens, a scored survivor with a prompt of
     * its own.
     */
    static final Rates EMBEDDED = new Rates(800, 100, 40, false);

    private static final int FEWEST = 500;

    /** Rates by what was done and the node seconds that it took; where too little was done, those before. */
    Rates measuredBy(Map<String, Double> costs) {
        if (costs.getOrDefault("samples", 0.0) < FEWEST) {
            return this;
        }
        return new Rates(
                rate(costs, "samples", "node seconds sampling", samplesPerSecond),
                rate(costs, "scores", "node seconds scoring", scoresPerSecond),
                rate(costs, "trained rows", "node seconds training", rowsPerSecond),
                true);
    }

    private static double rate(Map<String, Double> costs, String amount, String seconds, double before) {
        double done = costs.getOrDefault(amount, 0.0);
        double took = costs.getOrDefault(seconds, 0.0);
        return done >= FEWEST && took > 0 ? done / took : before;
    }
}
