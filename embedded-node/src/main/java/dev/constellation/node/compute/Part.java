package dev.constellation.node.compute;

import dev.constellation.node.metrics.BusyClock;
import java.util.concurrent.CompletableFuture;

/** Work that waits or executes, with its result. */
final class Part<T> {
    private final Work<T> work;
    private final Runnable onStart;
    private final BusyClock busy;
    private final CompletableFuture<T> result = new CompletableFuture<>();

    private volatile Cost cost = Cost.NONE;

    Part(Work<T> work, Runnable onStart, BusyClock busy) {
        this.work = work;
        this.onStart = onStart;
        this.busy = busy;
    }

    CompletableFuture<T> result() {
        return result;
    }

    /** What it took, once the result is there. */
    Cost cost() {
        return cost;
    }

    /** Runs the work, unless it was cancelled; whatever it throws becomes the result. */
    @SuppressWarnings("CatchingUnchecked")
    void execute(Samplers samplers) {
        if (result.isDone()) {
            return;
        }
        onStart.run();
        Meter meter = Meter.ofThread(busy);
        try {
            T found = work.run(samplers);
            cost = meter.read();
            result.complete(found);
        } catch (Throwable failure) {
            samplers.forget();
            result.completeExceptionally(failure);
        }
    }
}
