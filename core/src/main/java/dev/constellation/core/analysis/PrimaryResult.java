package dev.constellation.core.analysis;

import dev.constellation.core.study.PrimaryOutcome;

/**
 * A difference that was declared before the study started.
 *
 * @param outcome what was declared
 * @param figure the difference
 * @param p two-sided, by inversion of the interval; 1 when the figure has none
 * @param adjusted by Holm's correction over all declared outcomes
 */
public record PrimaryResult(PrimaryOutcome outcome, Figure figure, double p, double adjusted) {
    /** Whether it differs from 0 at a family-wise 5%. */
    public boolean isSignificant() {
        return adjusted <= 0.05;
    }

    /** Name in tables, such as {@code pass@8 v2-v0}. */
    public String label() {
        String rounds = "v" + outcome.round();
        return outcome.metric().startsWith("pass@")
                ? outcome.metric() + " " + rounds + "-v" + outcome.against()
                : outcome.metric() + " " + rounds;
    }
}
