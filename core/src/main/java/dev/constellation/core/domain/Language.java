package dev.constellation.core.domain;

import java.util.Optional;

/** A profile of a domain's programming language. Implementations are immutable and thread-safe. */
public interface Language {
    /** Name of the profile. */
    String profile();

    /**
     * Parses and compiles a program text, bounded in time and memory whatever the text.
     *
     * @throws ProgramException when the text is not a program of this profile or exceeds one of its limits
     */
    CompiledProgram compile(String text) throws ProgramException;

    /**
     * The language as a grammar that a node can hold completions to, in llguidance's dialect of Lark, its rule {@code program}
     * a whole program; empty when it has none. Every text of it is a program, save for limits that no grammar can count.
     */
    default Optional<String> grammar() {
        return Optional.empty();
    }
}
