package dev.constellation.node.models;

import dev.constellation.node.RefusedException;
import dev.constellation.tinylm.Adapter;
import dev.constellation.tinylm.MalformedModelException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The models that are loaded. A model in use, by a request or by a job, cannot be taken out.
 *
 * <p>A shipped adapter that is taken out is back after a restart, unless another adapter has taken its name.
 */
public final class ModelCatalog {
    private final ServedModel.Base base;
    private final AdapterStore store;
    private final Map<String, ServedModel.Tuned> adapters = new TreeMap<>();
    private final Map<String, Integer> uses = new HashMap<>();

    /** Loads shipped adapters, then stored ones over them. */
    public ModelCatalog(ShippedModels shipped, AdapterStore store) {
        this.base = shipped.base();
        this.store = store;
        shipped.adapters().forEach((name, weights) -> adapters.put(name, shippedAdapter(shipped, name, weights)));
        store.load(base.digest()).forEach(adapter -> adapters.put(adapter.name(), adapter));
    }

    private static ServedModel.Tuned shippedAdapter(ShippedModels shipped, String name, Adapter weights) {
        String parent = shipped.adapters().entrySet().stream()
                .filter(other -> other.getValue().digest().equals(weights.parentDigest()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(shipped.base().name());
        return ServedModel.Tuned.of(name, weights, new AdapterOrigin(parent, null));
    }

    /** The base. */
    public ServedModel.Base base() {
        return base;
    }

    /** The base, then the adapters by name. */
    public synchronized List<ServedModel> models() {
        List<ServedModel> models = new ArrayList<>();
        models.add(base);
        models.addAll(adapters.values());
        return models;
    }

    /** A loaded model; one that is not loaded is refused. */
    public synchronized ServedModel get(String name) {
        return find(name)
                .orElseThrow(() -> RefusedException.notFound(
                        "model_not_found",
                        "model",
                        "model: '%s' is not loaded; GET /v1/models lists what is".formatted(name)));
    }

    /** A loaded model, if it is loaded. */
    public synchronized Optional<ServedModel> find(String name) {
        return name.equals(base.name()) ? Optional.of(base) : Optional.ofNullable(adapters.get(name));
    }

    /** Keeps a loaded model in place until the lease is closed. */
    public synchronized ModelLease use(String name) {
        ServedModel model = get(name);
        uses.merge(name, 1, Integer::sum);
        return new ModelLease(model, () -> release(name));
    }

    private synchronized void release(String name) {
        uses.computeIfPresent(name, (model, count) -> count == 1 ? null : count - 1);
    }

    /**
     * Puts an adapter in; the same weights under the same name are no error and change nothing.
     *
     * @param parent name of the model it was trained from; null to look for it among the loaded ones
     * @param job id of the job that trained it, if one did
     */
    public synchronized ServedModel.Tuned put(
            String name, byte[] content, @Nullable String parent, @Nullable String job) {
        Adapter weights = readFor(ModelName.require("name", name), content);
        Optional<ServedModel> taken = find(name);
        if (taken.isPresent()) {
            return same(taken.get(), weights);
        }
        String parentName = parent == null ? parentOf(weights) : ModelName.require("parent", parent);
        ServedModel.Tuned adapter = ServedModel.Tuned.of(name, weights, new AdapterOrigin(parentName, job));
        store.save(adapter);
        adapters.put(name, adapter);
        return adapter;
    }

    private Adapter readFor(String name, byte[] content) {
        Adapter weights;
        try {
            weights = Adapter.read(content);
        } catch (MalformedModelException e) {
            throw RefusedException.invalid(
                    "malformed_adapter", null, "content of %s is no adapter: %s".formatted(name, e.getMessage()));
        }
        if (!weights.baseDigest().equals(base.digest())) {
            throw RefusedException.invalid(
                    "wrong_base",
                    null,
                    "%s is an adapter of base %s; the base of this node is %s"
                            .formatted(name, weights.baseDigest(), base.digest()));
        }
        return weights;
    }

    private static ServedModel.Tuned same(ServedModel taken, Adapter weights) {
        if (taken instanceof ServedModel.Tuned adapter && adapter.digest().equals(weights.digest())) {
            return adapter;
        }
        throw RefusedException.conflict(
                "name_taken",
                "name",
                "name: '%s' is taken by a model with digest %s; these weights have digest %s"
                        .formatted(taken.name(), taken.digest(), weights.digest()));
    }

    private String parentOf(Adapter weights) {
        return adapters.values().stream()
                .filter(other -> other.digest().equals(weights.parentDigest()))
                .map(ServedModel.Tuned::name)
                .findFirst()
                .orElse(base.name());
    }

    /** Refuses a name that no new adapter can have. */
    public synchronized void requireFree(String field, String name) {
        find(ModelName.require(field, name)).ifPresent(taken -> {
            throw RefusedException.conflict(
                    "name_taken",
                    field,
                    "%s: '%s' is taken by a model with digest %s; choose another name or delete that model"
                            .formatted(field, name, taken.digest()));
        });
    }

    /** Takes an adapter out. */
    public synchronized void remove(String name) {
        switch (get(name)) {
            case ServedModel.Base served ->
                throw RefusedException.conflict(
                        "is_base",
                        "name",
                        "name: '%s' is the base; only adapters can be deleted".formatted(served.name()));
            case ServedModel.Tuned adapter -> removeUnused(adapter.name());
        }
    }

    private void removeUnused(String name) {
        int count = uses.getOrDefault(name, 0);
        if (count > 0) {
            throw RefusedException.conflict(
                    "model_in_use",
                    "name",
                    "name: '%s' is in use by %d requests or jobs; delete it when they have ended"
                            .formatted(name, count));
        }
        store.delete(name);
        adapters.remove(name);
    }
}
