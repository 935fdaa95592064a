package dev.constellation.core.judging;

import dev.constellation.core.domain.CompiledProgram;
import dev.constellation.core.domain.ProgramException;

/** What the verifier says about one program text. */
public sealed interface Judgement {
    /**
     * The text is not a program.
     *
     * @param kind whether it breaks the grammar or a limit
     * @param message where and why
     */
    record Rejected(ProgramException.Kind kind, String message) implements Judgement {}

    /**
     * The text is a program and was run on every row.
     *
     * @param visiblePass whether it is right on all visible rows
     * @param heldOutPass whether it is right on all rows that were held out
     * @param behaviour digest of its outputs on the visible rows and the probes; empty unless the visible rows pass
     * @param heldOutBehaviour digest of its outputs on all rows; empty unless the visible rows pass
     * @param program the program
     */
    record Judged(
            boolean visiblePass,
            boolean heldOutPass,
            String behaviour,
            String heldOutBehaviour,
            CompiledProgram program)
            implements Judgement {
        /** Canonical text of the program, made when it is asked for. */
        public String canonical() {
            return program.canonical();
        }

        /** Syntax nodes of the canonical program. */
        public int size() {
            return program.size();
        }

        /** Parts of the program. */
        public int parts() {
            return program.parts();
        }

        /** Whether it is right on every row. */
        public boolean generalizes() {
            return visiblePass && heldOutPass;
        }
    }
}
