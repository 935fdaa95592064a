package dev.constellation.core.study;

/**
 * How programs are sampled.
 *
 * @param temperature 0 is greedy; evaluations use 1
 * @param topP nucleus; evaluations use 1, since truncation manufactures zeros
 * @param maxTokens most tokens of a completion
 * @param grammar whether completions are held to the language's grammar
 */
public record SamplingSettings(double temperature, double topP, int maxTokens, boolean grammar) {
    /** Refuses impossible values. */
    public SamplingSettings {
        new Checks()
                .range("temperature", temperature, 0, 10)
                .range("topP", topP, 0.01, 1)
                .range("maxTokens", maxTokens, 1, 4096)
                .done();
    }

    /** What a study's identity has of it: a grammar counts when there is one, as studies could not always have one. */
    @Override
    public String toString() {
        return "SamplingSettings[temperature=%s, topP=%s, maxTokens=%s%s]"
                .formatted(temperature, topP, maxTokens, grammar ? ", grammar=true" : "");
    }
}
