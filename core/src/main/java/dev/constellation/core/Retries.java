package dev.constellation.core;

import dev.constellation.core.FailureException.Category;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Repeats what failed for a reason outside of the process, for a limited time.
 *
 * <p>The pause before attempt n + 1 is drawn between the half and the whole of 100 ms · 2^(n - 1), at most 5 s: the
 * doubling spares what is overloaded, the drawing keeps those that failed together from coming back together. It is
 * drawn from the subject of the attempts, so it needs no generator that threads would share.
 */
public final class Retries {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int MAX_DOUBLINGS = 10;

    private final Duration limit;
    private final InstantSource clock;
    private final Pause pause;
    private final Runnable onRetry;

    /**
     * Retries for a limited time.
     *
     * @param limit time after the first attempt at which no further one starts; zero allows one attempt
     * @param clock tells the time
     * @param pause waits
     * @param onRetry told of every further attempt
     */
    public Retries(Duration limit, InstantSource clock, Pause pause, Runnable onRetry) {
        this.limit = limit;
        this.clock = clock;
        this.pause = pause;
        this.onRetry = onRetry;
    }

    /**
     * Attempts until one succeeds.
     *
     * @param subject id of the request that this is done for
     * @throws FailureException the first failure that another attempt would not mend, or the last one within the limit
     */
    public <T> T run(String subject, Attempt<T> attempt) throws FailureException {
        RandomStream jitter = RandomStream.of(Digest.of("backoff").add(subject).seed());
        Instant deadline = clock.instant().plus(limit);
        for (int attempts = 1; ; attempts++) {
            try {
                return attempt.run();
            } catch (FailureException failure) {
                Duration wait = pauseAfter(attempts, jitter);
                if (!failure.category().retriable()) {
                    throw failure;
                }
                if (clock.instant().plus(wait).isAfter(deadline)) {
                    throw gaveUp(failure, attempts);
                }
                pause(wait, failure);
                onRetry.run();
            }
        }
    }

    private static Duration pauseAfter(int attempts, RandomStream jitter) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, MAX_DOUBLINGS));
        long most = Math.min(doubled.toMillis(), LONGEST_PAUSE.toMillis());
        return Duration.ofMillis((long) (most * (1 + jitter.nextDouble()) / 2));
    }

    private FailureException gaveUp(FailureException failure, int attempts) {
        return new FailureException(
                Category.ENVIRONMENT,
                "%s (gave up after %d attempts in %s)".formatted(failure.getMessage(), attempts, limit),
                failure);
    }

    private void pause(Duration wait, FailureException failure) throws FailureException {
        try {
            pause.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure.addSuppressed(e);
            throw failure;
        }
    }

    /** One attempt. */
    @FunctionalInterface
    public interface Attempt<T> {
        /** Does it, or says why it cannot be done. */
        T run() throws FailureException;
    }

    /** Waits for a time. */
    @FunctionalInterface
    public interface Pause {
        /** Returns after the given time. */
        void sleep(Duration time) throws InterruptedException;
    }
}
