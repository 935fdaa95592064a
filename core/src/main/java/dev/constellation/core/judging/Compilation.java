package dev.constellation.core.judging;

import dev.constellation.core.domain.CompiledProgram;
import dev.constellation.core.domain.Language;
import dev.constellation.core.domain.ProgramException;

/** The outcome of compiling a text. */
sealed interface Compilation {
    /** The text is a program. */
    record Compiled(CompiledProgram program) implements Compilation {}

    /** The text is not a program. */
    record Refused(Judgement.Rejected judgement) implements Compilation {}

    /**
     * Compiles a text. A language that breaks its contract on some text, by an unchecked exception or by running out of
     * stack, has that text refused: one sample must not stop a study.
     */
    static Compilation of(Language language, String text) {
        try {
            return new Compiled(language.compile(text));
        } catch (ProgramException e) {
            return refused(e.kind(), String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            return refused(ProgramException.Kind.LIMIT, "the text is nested too deeply for the compiler's stack");
        } catch (RuntimeException e) {
            return refused(ProgramException.Kind.LIMIT, "the compiler failed on this text: " + e);
        }
    }

    private static Refused refused(ProgramException.Kind kind, String message) {
        return new Refused(new Judgement.Rejected(kind, message));
    }
}
