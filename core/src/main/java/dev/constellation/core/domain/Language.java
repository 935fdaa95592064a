package dev.constellation.core.domain;

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
}
