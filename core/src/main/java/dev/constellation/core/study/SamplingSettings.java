package dev.constellation.core.study;

/**
 * How programs are sampled.
 *
 * @param temperature 0 is greedy; evaluations use 1
 * @param topP nucleus; evaluations use 1, since truncation manufactures zeros
 * @param maxTokens most tokens of a completion
 */
public record SamplingSettings(double temperature, double topP, int maxTokens) {
    /** Refuses impossible values. */
    public SamplingSettings {
        new Checks()
                .range("temperature", temperature, 0, 10)
                .range("topP", topP, 0.01, 1)
                .range("maxTokens", maxTokens, 1, 4096)
                .done();
    }
}
