package dev.constellation.core.policy;

import java.util.OptionalDouble;

/**
 * A sample that is a program and is right on all visible rows.
 *
 * @param index its place in sampling order
 * @param behaviour digest of its outputs on visible rows and probes
 * @param size syntax nodes of its canonical program
 * @param logProbability natural logarithm, of the whole completion
 * @param tokens length of the completion
 * @param margin the critic's log p(yes) - log p(no); absent without a critic
 * @param generalizes whether it is right on the held-out rows too; read by the oracle alone
 */
public record Survivor(
        int index,
        String behaviour,
        int size,
        double logProbability,
        int tokens,
        OptionalDouble margin,
        boolean generalizes) {

    /** The margin, for policies that need one. */
    double requiredMargin() {
        if (margin.isEmpty()) {
            throw new IllegalArgumentException(
                    "survivor %d: it has no critic margin, which this policy needs".formatted(index));
        }
        return margin.getAsDouble();
    }
}
