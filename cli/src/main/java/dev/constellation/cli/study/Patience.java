package dev.constellation.cli.study;

import dev.constellation.cli.terminal.CommandException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Asks the study service again while it is being restarted.
 *
 * @param clock tells how long it has been silent
 * @param failure why the processes cannot be kept running, when they cannot
 */
record Patience(Clock clock, Supplier<Optional<String>> failure) {
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(90);
    private static final int PERIOD_MILLIS = 500;

    /** The answer to a question. */
    <T> T ask(Supplier<T> question) {
        Instant deadline = clock.instant().plus(SILENCE_LIMIT);
        while (true) {
            failure.get().ifPresent(reason -> {
                throw new CommandException(reason);
            });
            try {
                return question.get();
            } catch (UncheckedIOException e) {
                if (clock.instant().isAfter(deadline)) {
                    throw new CommandException("the study service has not answered for %d s: %s"
                            .formatted(SILENCE_LIMIT.toSeconds(), e.getMessage()));
                }
            }
            pause();
        }
    }

    /** Waits until it is worth asking again. */
    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted");
        }
    }
}
