package dev.constellation.node.compute;

import dev.constellation.node.models.ServedModel;
import dev.constellation.tinylm.Sampler;
import org.jspecify.annotations.Nullable;

/**
 * One thread's sampler. It owns the buffers it computes in, tens of megabytes, so only that of the model used last is
 * kept; a new one costs a few milliseconds, a part of work a hundred.
 */
public final class Samplers {
    private final MergedModels models;
    private final int concurrent;
    private String digest = "";
    private @Nullable Sampler sampler;

    Samplers(MergedModels models, int concurrent) {
        this.models = models;
        this.concurrent = concurrent;
    }

    /** The sampler of a model. */
    public Sampler of(ServedModel model) {
        Sampler current = sampler;
        if (current == null || !digest.equals(model.digest())) {
            forget();
            current = new Sampler(models.of(model), concurrent);
            sampler = current;
            digest = model.digest();
        }
        return current;
    }

    /** Drops the buffers: after a failure nobody knows what they hold. */
    void forget() {
        sampler = null;
    }
}
