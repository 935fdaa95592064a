package dev.constellation.node.compute;

import java.util.concurrent.CompletableFuture;

/** Work that waits or executes, with its result. */
final class Part<T> {
    private final Work<T> work;
    private final Runnable onStart;
    private final CompletableFuture<T> result = new CompletableFuture<>();

    Part(Work<T> work, Runnable onStart) {
        this.work = work;
        this.onStart = onStart;
    }

    CompletableFuture<T> result() {
        return result;
    }

    /** Runs the work, unless it was cancelled; whatever it throws becomes the result. */
    @SuppressWarnings("CatchingUnchecked")
    void execute(Samplers samplers) {
        if (result.isDone()) {
            return;
        }
        onStart.run();
        try {
            result.complete(work.run(samplers));
        } catch (Throwable failure) {
            samplers.forget();
            result.completeExceptionally(failure);
        }
    }
}
