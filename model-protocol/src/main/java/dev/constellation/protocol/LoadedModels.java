package dev.constellation.protocol;

import dev.constellation.core.FailureException;
import dev.constellation.core.adapter.AdapterStore;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Sees to it that a node has the model that a request means, under its name and with its digest, before the name is used
 * for the first time. What a node lacks is put into it from the adapter store. Thread-safe.
 */
final class LoadedModels {
    private final ModelNode node;
    private final Optional<AdapterStore> store;
    private final Set<ModelId> known = ConcurrentHashMap.newKeySet();
    private final ReentrantLock oneAtATime = new ReentrantLock();

    LoadedModels(ModelNode node, Optional<AdapterStore> store) {
        this.node = node;
        this.store = store;
    }

    /**
     * Returns when the node has the model.
     *
     * @throws FailureException of the environment, when neither node nor store has it
     */
    void require(ModelId model) throws FailureException {
        if (known.contains(model)) {
            return;
        }
        oneAtATime.lock();
        try {
            if (!known.contains(model)) {
                load(model);
                known.add(model);
            }
        } finally {
            oneAtATime.unlock();
        }
    }

    /** The node has lost the model, as one that was restarted may have. */
    void forget(ModelId model) {
        known.remove(model);
    }

    private void load(ModelId model) throws FailureException {
        Map<String, String> digests = digests();
        if (!model.digest().equals(digests.get(model.name()))) {
            put(model, stored(model, digests));
        }
    }

    private Map<String, String> digests() throws FailureException {
        return NodeFaults.call(
                        node,
                        api -> api.models().data().stream()
                                .collect(Collectors.toMap(ModelList.Model::id, ModelList.Model::digest)))
                .orElseThrow(() -> FailureException.environment("model node: there is nothing at /v1/models"));
    }

    private byte[] stored(ModelId model, Map<String, String> digests) throws FailureException {
        Optional<byte[]> content = store.isPresent() ? store.get().get(model.digest()) : Optional.empty();
        return content.orElseThrow(() -> FailureException.environment(
                "model '%s' with digest %s: the model node has %s, and the adapter store does not have that digest"
                        .formatted(model.name(), model.digest(), digests)));
    }

    private void put(ModelId model, byte[] content) throws FailureException {
        String loaded = NodeFaults.call(
                        node, api -> api.put(model.name(), null, content).digest())
                .orElseThrow(() -> FailureException.environment("model node: it takes no adapters"));
        if (!loaded.equals(model.digest())) {
            throw FailureException.environment("model '%s': digest %s was asked for, the adapter store holds %s"
                    .formatted(model.name(), model.digest(), loaded));
        }
    }
}
