package dev.constellation.core.analysis;

import org.jspecify.annotations.Nullable;

/**
 * One verified sample.
 *
 * @param parsed whether the text is a program
 * @param visiblePass whether it is right on all visible rows
 * @param heldOutPass whether it is right on all rows that were held out
 * @param behaviour digest of its outputs on visible rows and probes; empty unless the visible rows pass
 * @param heldOutBehaviour digest of its outputs on all rows; empty unless the visible rows pass
 * @param program canonical text; null unless the visible rows pass
 * @param size syntax nodes of the canonical program
 * @param logProbability natural logarithm, of the whole completion
 * @param tokens length of the completion
 */
public record SampleOutcome(
        boolean parsed,
        boolean visiblePass,
        boolean heldOutPass,
        String behaviour,
        String heldOutBehaviour,
        @Nullable String program,
        int size,
        double logProbability,
        int tokens) {
    /** Whether it is right on every row, the target of all figures. */
    public boolean generalizes() {
        return visiblePass && heldOutPass;
    }
}
