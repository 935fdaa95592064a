package dev.constellation.verifier.topology;

import java.time.Duration;

/**
 * Bounds of the verifier.
 *
 * @param taskTimeout how long a chunk waits for its task before it becomes a dead letter
 * @param cachedPrograms compiled programs kept per partition
 */
public record VerifierLimits(Duration taskTimeout, int cachedPrograms) {
    private static final Duration SHORTEST_CHECK = Duration.ofMillis(100);
    private static final Duration LONGEST_CHECK = Duration.ofSeconds(10);

    /** Refuses impossible bounds, naming the field. */
    public VerifierLimits {
        if (taskTimeout.isNegative() || taskTimeout.isZero()) {
            throw new IllegalArgumentException(
                    "constellation.task-timeout: %s, more than zero is needed".formatted(taskTimeout));
        }
        if (cachedPrograms < 1) {
            throw new IllegalArgumentException(
                    "constellation.cached-programs: %d, at least 1 is needed".formatted(cachedPrograms));
        }
    }

    /** How often waiting chunks are looked through: a quarter of the time-out, within 0.1–10 s. */
    Duration checkInterval() {
        Duration quarter = taskTimeout.dividedBy(4);
        if (quarter.compareTo(SHORTEST_CHECK) < 0) {
            return SHORTEST_CHECK;
        }
        return quarter.compareTo(LONGEST_CHECK) > 0 ? LONGEST_CHECK : quarter;
    }
}
