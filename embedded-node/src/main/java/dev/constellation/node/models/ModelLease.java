package dev.constellation.node.models;

import java.util.concurrent.atomic.AtomicBoolean;

/** The promise that a model stays loaded until this is closed. */
public final class ModelLease implements AutoCloseable {
    private final ServedModel model;
    private final Runnable release;
    private final AtomicBoolean closed = new AtomicBoolean();

    ModelLease(ServedModel model, Runnable release) {
        this.model = model;
        this.release = release;
    }

    /** The model. */
    public ServedModel model() {
        return model;
    }

    /** Gives the model back; only the first call counts. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            release.run();
        }
    }
}
