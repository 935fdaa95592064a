package dev.constellation.node.compute;

import dev.constellation.node.models.ServedModel;
import dev.constellation.tinylm.BaseModel;
import dev.constellation.tinylm.LanguageModel;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Models ready to sample from: base and adapter merged, by digest. A merged model takes a few megabytes, an adapter much
 * less, so only those used last stay merged.
 */
final class MergedModels {
    private static final int KEPT = 8;

    private final BaseModel base;
    private final Map<String, LanguageModel> merged = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LanguageModel> eldest) {
            return size() > KEPT;
        }
    };

    MergedModels(BaseModel base) {
        this.base = base;
    }

    synchronized LanguageModel of(ServedModel model) {
        return merged.computeIfAbsent(model.digest(), digest -> switch (model) {
            case ServedModel.Base served -> LanguageModel.of(served.weights());
            case ServedModel.Tuned adapter -> LanguageModel.of(base, adapter.weights());
        });
    }
}
