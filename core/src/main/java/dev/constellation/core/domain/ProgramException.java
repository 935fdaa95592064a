package dev.constellation.core.domain;

/** Why a text is not a program: the kind, the place, what stands there and what was expected. */
public final class ProgramException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What went wrong with a text. */
    public enum Kind {
        /** The text does not follow the grammar. */
        SYNTAX,
        /** The text follows the grammar but exceeds a limit of the profile. */
        LIMIT
    }

    /** The kind of fault. */
    private final Kind kind;

    /** Index of the first offending character, from 0. */
    private final int position;

    /** Reports a fault at a character index; the message says what stands there and what is allowed. */
    public ProgramException(Kind kind, int position, String message) {
        super("at position %d: %s".formatted(position, message), null, false, false);
        this.kind = kind;
        this.position = position;
    }

    /** The kind of fault. */
    public Kind kind() {
        return kind;
    }

    /** Index of the first offending character, from 0. */
    public int position() {
        return position;
    }
}
