package dev.constellation.verifier.runtime;

import dev.constellation.verifier.topology.UnreadableTopicException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an exception that ends a stream thread means. A record of a newer schema ends the service, and so does a
 * second process under the same instance name. Everything else that comes this far is the environment's doing, so the
 * thread starts again from the last commit, unless that happens too often.
 */
final class Failures implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = Logger.getLogger(Failures.class);
    private static final int MOST_RESTARTS = 10;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Clock clock;
    private final Consumer<String> onFatal;
    private final Deque<Instant> restarts = new ArrayDeque<>();

    /**
     * Makes a handler.
     *
     * @param onFatal told why, once per failure that the service cannot go on after
     */
    Failures(Clock clock, Consumer<String> onFatal) {
        this.clock = clock;
        this.onFatal = onFatal;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
        Optional<String> reason = reasonToStop(failure);
        if (reason.isPresent()) {
            return stop(reason.get(), null);
        }
        if (restartsWithinWindow() >= MOST_RESTARTS) {
            return stop("%d failures within %s, the last: %s".formatted(MOST_RESTARTS + 1, WINDOW, failure), failure);
        }
        restarts.add(clock.instant());
        LOG.warn("a stream thread failed and starts again from its last commit", failure);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private StreamThreadExceptionResponse stop(String reason, @Nullable Throwable cause) {
        LOG.errorf(cause, "the verifier stops: %s", reason);
        onFatal.accept(reason);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private int restartsWithinWindow() {
        Instant from = clock.instant().minus(WINDOW);
        restarts.removeIf(restart -> restart.isBefore(from));
        return restarts.size();
    }

    private static Optional<String> reasonToStop(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableTopicException unreadable) {
                return Optional.of(String.valueOf(unreadable.getMessage()));
            }
            if (cause instanceof FencedInstanceIdException) {
                return Optional.of(
                        "another process runs under the same name; give each its own CONSTELLATION_INSTANCE");
            }
        }
        return Optional.empty();
    }
}
