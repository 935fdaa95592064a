package dev.constellation.study.plan;

import org.jspecify.annotations.Nullable;

/**
 * The verifier's word on one sample.
 *
 * @param parsed whether the text is a program
 * @param visiblePass whether it is right on the visible rows
 * @param heldOutPass whether it is right on the others
 * @param behaviour digest of outputs on visible rows and probes; empty unless the visible rows pass
 * @param heldOutBehaviour digest of outputs on all rows; empty unless the visible rows pass
 * @param program canonical text; null unless the visible rows pass
 * @param size syntax nodes
 */
public record Judgement(
        boolean parsed,
        boolean visiblePass,
        boolean heldOutPass,
        String behaviour,
        String heldOutBehaviour,
        @Nullable String program,
        int size) {
    /** Whether it is right on every row. */
    boolean generalizes() {
        return visiblePass && heldOutPass;
    }
}
