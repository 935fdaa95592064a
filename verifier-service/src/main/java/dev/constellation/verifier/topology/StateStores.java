package dev.constellation.verifier.topology;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The state of the verifier, on disk and in changelog topics of the same transactions as its output. */
final class StateStores {
    /** Task id to the task's record as it was read. */
    static final String TASKS = "tasks";

    /** Task id and chunk id to a chunk that waits for its task. */
    static final String PARKED = "parked";

    /** Chunk id to the offset of the candidates that were judged under it. */
    static final String JUDGED = "judged";

    private StateStores() {}

    static StoreBuilder<KeyValueStore<String, byte[]>> tasks() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(TASKS), Serdes.String(), Serdes.ByteArray());
    }

    static StoreBuilder<KeyValueStore<String, ParkedChunk>> parked() {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(PARKED), Serdes.String(), ParkedChunk.serde());
    }

    static StoreBuilder<KeyValueStore<String, Long>> judged() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(JUDGED), Serdes.String(), Serdes.Long());
    }
}
