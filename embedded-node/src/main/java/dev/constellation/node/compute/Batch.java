package dev.constellation.node.compute;

import java.util.List;
import java.util.concurrent.CompletionException;

/** The parts of one request, which are carried out in order of arrival by any threads. */
public final class Batch<T> implements AutoCloseable {
    private final List<Part<T>> parts;

    Batch(List<Part<T>> parts) {
        this.parts = List.copyOf(parts);
    }

    List<Part<T>> parts() {
        return parts;
    }

    /**
     * Waits for the results, in order of the parts.
     *
     * @throws java.util.concurrent.CancellationException when the batch was cancelled
     */
    public List<T> await() {
        try {
            return parts.stream().map(part -> part.result().join()).toList();
        } catch (CompletionException e) {
            close();
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw e;
            }
        }
    }

    /** What its parts have taken so far. */
    public Cost cost() {
        return parts.stream().map(Part::cost).reduce(Cost.NONE, Cost::plus);
    }

    /** Cancels the parts that have not begun. */
    @Override
    public void close() {
        parts.forEach(part -> part.result().cancel(false));
    }
}
