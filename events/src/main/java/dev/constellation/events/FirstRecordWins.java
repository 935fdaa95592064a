package dev.constellation.events;

import java.util.HashSet;
import java.util.Set;

/**
 * The rule by which every reader of candidates, verdicts and scores turns at-least-once delivery into each result once:
 * the first record of an id counts and later ones are repeats. Memory grows by one id per distinct record. Not
 * thread-safe; a reader owns one.
 */
public final class FirstRecordWins {
    private final Set<String> seen = new HashSet<>();
    private long repeats;

    /** Whether this is the first record of its id. */
    public boolean accept(String id) {
        boolean first = seen.add(id);
        if (!first) {
            repeats++;
        }
        return first;
    }

    /** How many repeats were turned away, a measure of work done twice. */
    public long repeats() {
        return repeats;
    }
}
