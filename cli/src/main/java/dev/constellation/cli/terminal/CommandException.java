package dev.constellation.cli.terminal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A command cannot do what was asked; the message says why and what to do, and is all that the user sees. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Exit code of the process. */
    private final int exitCode;

    /** The machine, a process or a study is at fault. */
    public CommandException(@Nullable String message) {
        this(ExitCode.FAILURE, message);
    }

    /** Reports a fault with an exit code. */
    public CommandException(int exitCode, @Nullable String message) {
        super(message);
        this.exitCode = exitCode;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), "no reason was given");
    }

    /** Exit code of the process. */
    public int exitCode() {
        return exitCode;
    }
}
