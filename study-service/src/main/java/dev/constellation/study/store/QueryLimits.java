package dev.constellation.study.store;

import java.time.Duration;

/**
 * What a query may take.
 *
 * @param megabytes memory of DuckDB; a query spills nothing to disk
 * @param time how long it may run
 */
record QueryLimits(int megabytes, Duration time) {
    /** Most rows of an answer. */
    static final int ROWS = 10_000;

    /** Most characters of an answer's names and values. */
    static final int CHARACTERS = 4_000_000;

    /** Refuses a query that may do nothing. */
    QueryLimits {
        if (megabytes < 16) {
            throw new IllegalArgumentException("query megabytes: %d, allowed is 16 or more".formatted(megabytes));
        }
        if (!time.isPositive()) {
            throw new IllegalArgumentException("query time: %s, allowed is more than 0".formatted(time));
        }
    }
}
