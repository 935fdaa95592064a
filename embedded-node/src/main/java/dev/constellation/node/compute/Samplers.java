package dev.constellation.node.compute;

import dev.constellation.node.models.ServedModel;
import dev.constellation.tinylm.Sampler;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thread's samplers. A sampler owns the buffers it computes in, so it belongs to one thread, and only the two used
 * last are kept: a generator and a critic.
 */
public final class Samplers {
    /** Samples that are computed together; {@code n} above it becomes several parts. */
    public static final int SAMPLES = 64;

    private static final int KEPT = 2;

    private final MergedModels models;
    private final Map<String, Sampler> samplers = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Sampler> eldest) {
            return size() > KEPT;
        }
    };

    Samplers(MergedModels models) {
        this.models = models;
    }

    /** The sampler of a model. */
    public Sampler of(ServedModel model) {
        return samplers.computeIfAbsent(model.digest(), digest -> new Sampler(models.of(model), SAMPLES));
    }
}
