package dev.constellation.tinylm;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** A fixed number of threads, the caller's among them, that share numbered tasks. */
final class Workers implements AutoCloseable {
    /** A task that may use what belongs to the worker which runs it. */
    @FunctionalInterface
    interface Task {
        /**
         * Runs one task.
         *
         * @param worker number of the worker, from 0
         * @param index number of the task, from 0
         */
        void run(int worker, int index);
    }

    private final int threads;
    private final ExecutorService helpers;

    Workers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1 but is " + threads);
        }
        this.threads = threads;
        this.helpers = Executors.newFixedThreadPool(
                Math.max(1, threads - 1),
                Thread.ofPlatform().daemon().name("tinylm-", 1).factory());
    }

    int threads() {
        return threads;
    }

    /** Runs tasks {@code 0} to {@code count - 1} in any order and returns when all are done. */
    void forEach(int count, Task task) {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (int helper = 1; helper < Math.min(threads, count); helper++) {
            int worker = helper;
            running.add(helpers.submit(() -> drain(worker, next, count, task)));
        }
        drain(0, next, count, task);
        running.forEach(Workers::await);
    }

    @Override
    public void close() {
        helpers.shutdownNow();
    }

    private static void drain(int worker, AtomicInteger next, int count, Task task) {
        for (int index = next.getAndIncrement(); index < count; index = next.getAndIncrement()) {
            task.run(worker, index);
        }
    }

    private static void await(Future<?> future) {
        boolean interrupted = false;
        while (true) {
            try {
                future.get();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                throw new IllegalStateException("a worker failed: " + e.getCause(), e.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
