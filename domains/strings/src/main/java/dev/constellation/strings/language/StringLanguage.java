package dev.constellation.strings.language;

import dev.constellation.core.domain.CompiledProgram;
import dev.constellation.core.domain.Language;
import dev.constellation.core.domain.ProgramException;
import java.util.Optional;

/**
 * One profile of the language of string programs.
 *
 * @param dialect the profile
 */
public record StringLanguage(Profile dialect) implements Language {
    /** Changes whenever some program could parse, print, rewrite or run differently. */
    public static final int VERSION = 2;

    @Override
    public String profile() {
        return dialect.label();
    }

    @Override
    public CompiledProgram compile(String text) throws ProgramException {
        return compile(parse(text));
    }

    @Override
    public Optional<String> grammar() {
        return dialect.namesColumns() ? Optional.of(Grammar.TEXT) : Optional.empty();
    }

    /** Compiles the canonical form of a syntax tree that is within the profile's limits. */
    public CompiledProgram compile(Program program) {
        return Executable.of(canonical(program), dialect);
    }

    /**
     * Reads a program text.
     *
     * @throws ProgramException at the first fault
     */
    public Program parse(String text) throws ProgramException {
        return Parser.parse(text, dialect);
    }

    /** The canonical form of a syntax tree. */
    public Program canonical(Program program) {
        return CanonicalForm.of(program, dialect);
    }

    /** The text of a syntax tree. */
    public String print(Program program) {
        return Printer.print(program, dialect);
    }
}
