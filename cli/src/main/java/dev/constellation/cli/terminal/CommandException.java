package dev.constellation.cli.terminal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
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

    /** Reports a file that cannot be read, with the reason in words. */
    public static CommandException unreadable(Object file, IOException e) {
        return new CommandException(ExitCode.BAD_INPUT, "%s cannot be read: %s".formatted(file, reason(e)));
    }

    /** Why a file cannot be read or written, in words. */
    public static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "no permission";
            case CharacterCodingException _ -> "it is no UTF-8 text";
            case FileAlreadyExistsException taken -> taken.getFile() + " is no folder";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> String.valueOf(e.getMessage());
        };
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
