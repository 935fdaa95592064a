package dev.constellation.study.replay;

import java.util.concurrent.CancellationException;

/** How far a replay is: written by its thread, read by others. */
class Progress {
    private volatile Step step = new Step("waiting for the replays before it", 0, 0);

    /**
     * What is being done.
     *
     * @param phase in words
     * @param done how much of it
     * @param total how much there is; 0 when that is not known
     */
    record Step(String phase, long done, long total) {}

    private long unreadable;

    Step step() {
        return step;
    }

    /** Counts a record that is not what its topic holds. */
    void unreadable() {
        unreadable++;
    }

    /** Records that are not what their topics hold; for the replay's own thread. */
    long unreadableRecords() {
        return unreadable;
    }

    /** Tells what is done, unless the replay is cancelled or the service stops. */
    void at(String phase, long done, long total) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("cancelled, or the service stops");
        }
        step = new Step(phase, done, total);
    }
}
