package dev.constellation.node.metrics;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Measures the wall time in which at least one piece of work executes; two at once count once. */
public final class BusyClock {
    private final LongSupplier nanoTime;
    private int executing;
    private long since;
    private long total;

    /** Reads the given clock of nanoseconds. */
    public BusyClock(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A piece of work begins. */
    public synchronized void begin() {
        if (executing++ == 0) {
            since = nanoTime.getAsLong();
        }
    }

    /** A piece of work ends. */
    public synchronized void end() {
        if (--executing == 0) {
            total += nanoTime.getAsLong() - since;
        }
    }

    /** Seconds so far. */
    public synchronized double seconds() {
        long current = executing > 0 ? nanoTime.getAsLong() - since : 0;
        return (double) (total + current) / TimeUnit.SECONDS.toNanos(1);
    }
}
