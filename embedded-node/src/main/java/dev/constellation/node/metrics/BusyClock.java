package dev.constellation.node.metrics;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Measures the wall time in which at least one piece of work executes; two at once count once. What each of them took is how
 * far {@link #sharedSeconds} has moved from its begin to its end; over all pieces that sums up to {@link #seconds}.
 */
public final class BusyClock {
    private final LongSupplier nanoTime;
    private int executing;
    private long since;
    private double total;
    private double shared;

    /** Reads the given clock of nanoseconds. */
    public BusyClock(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A piece of work begins. */
    public synchronized void begin() {
        advance();
        executing++;
    }

    /** A piece of work ends. */
    public synchronized void end() {
        advance();
        executing--;
    }

    /** Seconds so far. */
    public synchronized double seconds() {
        advance();
        return total / TimeUnit.SECONDS.toNanos(1);
    }

    /** Seconds so far, each moment divided by the number of pieces that executed in it. */
    public synchronized double sharedSeconds() {
        advance();
        return shared / TimeUnit.SECONDS.toNanos(1);
    }

    private void advance() {
        long now = nanoTime.getAsLong();
        if (executing > 0) {
            total += now - since;
            shared += (double) (now - since) / executing;
        }
        since = now;
    }
}
