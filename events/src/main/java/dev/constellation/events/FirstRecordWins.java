package dev.constellation.events;

/**
 * The rule by which every reader of candidates, verdicts and scores turns at-least-once delivery into each result once:
 * the first record of an id counts and later ones are repeats. Memory grows by one id per distinct record,
 * about 40 bytes. Not thread-safe; a reader owns one.
 */
public final class FirstRecordWins {
    private final IdTable seen = new IdTable();
    private long repeats;

    /** Whether this is the first record of its id. */
    public boolean accept(String id) {
        int known = seen.size();
        boolean first = seen.number(id) == known;
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
