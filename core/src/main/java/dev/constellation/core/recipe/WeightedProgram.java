package dev.constellation.core.recipe;

/**
 * A program that trains.
 *
 * @param program its canonical text
 * @param weight factor of its loss before weights are scaled to a mean of 1; above 0
 */
public record WeightedProgram(String program, double weight) {
    /** Refuses weights that are not above 0. */
    public WeightedProgram {
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("weight: %s, it must be above 0 and finite".formatted(weight));
        }
    }
}
