package dev.constellation.node.compute;

import dev.constellation.node.RefusedException;
import dev.constellation.node.metrics.BusyClock;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/**
 * Decides who has the processors: parts of sampling, on all worker threads, or one optimizer step, which brings its own
 * threads.
 *
 * <p>Both kinds use every core they are given, so running them side by side would only slow each other's caches.
 * Training therefore holds the processors for one step at a time. After a step that took time d, sampling has them until
 * it has nothing to do, or for d at the most plus the parts then executing; then comes the next step. So neither starves:
 * with both waiting, each has about half of the time, and a part waits for one step at the most. Parts and steps take
 * fractions of a second.
 */
final class Turns {
    /** Parts that may wait; more are refused, so that a stalled node does not gather requests without bound. */
    static final int MAX_WAITING = 16_384;

    private final BusyClock busy;
    private final Deque<Part<?>> waiting = new ArrayDeque<>();
    private int executing;
    private boolean stepDue;
    private boolean stepping;
    private boolean closed;

    Turns(BusyClock busy) {
        this.busy = busy;
    }

    synchronized void add(Collection<? extends Part<?>> parts) {
        requireOpen();
        if (waiting.size() + parts.size() > MAX_WAITING) {
            throw RefusedException.overloaded(
                    "queue_full",
                    "%d parts of work are waiting, at most %d may; try again later"
                            .formatted(waiting.size(), MAX_WAITING));
        }
        waiting.addAll(parts);
        notifyAll();
    }

    private void requireOpen() {
        if (closed) {
            throw RefusedException.overloaded("stopping", "the node is stopping");
        }
    }

    /** The next part, once it is sampling's turn; the caller executes it and then calls {@link #done}. */
    synchronized Part<?> take() throws InterruptedException {
        while (waiting.isEmpty() || stepDue || stepping) {
            wait();
        }
        executing++;
        busy.begin();
        return waiting.remove();
    }

    synchronized void done() {
        executing--;
        busy.end();
        notifyAll();
    }

    /** Waits until no part executes, and takes the processors. */
    synchronized void beginStep() {
        stepDue = true;
        try {
            while (executing > 0) {
                waitInterruptibly(0);
            }
            stepping = true;
            busy.begin();
        } finally {
            stepDue = false;
        }
    }

    /** Gives the processors back. */
    synchronized void endStep() {
        stepping = false;
        busy.end();
        notifyAll();
    }

    /** Waits until sampling has nothing to do, but not longer than the given time. */
    synchronized void awaitSampling(long nanos) {
        long deadline = System.nanoTime() + nanos;
        while (executing > 0 || !waiting.isEmpty()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return;
            }
            waitInterruptibly(left);
        }
    }

    /** Whether no part waits or executes. */
    synchronized boolean samplingIdle() {
        return executing == 0 && waiting.isEmpty();
    }

    /** Cancels what waits and refuses what comes. */
    synchronized void close() {
        closed = true;
        waiting.forEach(part -> part.result().cancel(false));
        waiting.clear();
        notifyAll();
    }

    private void waitInterruptibly(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("the node is stopping").initCause(e);
        }
    }
}
