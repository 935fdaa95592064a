package dev.constellation.study.replay;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Hands work to other threads, as many as there are cores to spare; who hands it over waits while they are too far behind. */
final class Handover implements AutoCloseable {
    private static final int MOST_WAITING = 64;
    private static final int MOST_WORKERS = 4;

    private final Semaphore room = new Semaphore(MOST_WAITING);
    private final ExecutorService workers = Executors.newFixedThreadPool(
            Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, MOST_WORKERS),
            Thread.ofPlatform().name("replay selection").daemon().factory());
    private volatile @Nullable RuntimeException failure;

    /** Has work done soon; what earlier work failed with is thrown here. */
    void execute(Runnable work) {
        acquire(1);
        requireNoFailure();
        workers.execute(() -> perform(work));
    }

    /** Waits until all work is done. */
    void await() {
        acquire(MOST_WAITING);
        room.release(MOST_WAITING);
        requireNoFailure();
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    private void perform(Runnable work) {
        try {
            if (failure == null) {
                work.run();
            }
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            room.release();
        }
    }

    private void requireNoFailure() {
        RuntimeException cause = failure;
        if (cause != null) {
            throw cause;
        }
    }

    private void acquire(int permits) {
        try {
            room.acquire(permits);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled, or the service stops");
        }
    }
}
