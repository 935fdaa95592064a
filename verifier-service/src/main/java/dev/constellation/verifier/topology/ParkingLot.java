package dev.constellation.verifier.topology;

import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Chunks that arrived before their task, in order of chunk id within each task. */
final class ParkingLot {
    /** Cannot occur in an id, which is hexadecimal digits and a run number. */
    private static final char SEPARATOR = '/';

    private final KeyValueStore<String, ParkedChunk> store;
    private final VerifierMetrics metrics;
    private int waiting;

    /** What to do with a chunk that leaves: its id, and the record it was read from. */
    @FunctionalInterface
    interface Leaving {
        void accept(String chunkId, Origin origin);
    }

    ParkingLot(KeyValueStore<String, ParkedChunk> store, VerifierMetrics metrics) {
        this.store = store;
        this.metrics = metrics;
        try (KeyValueIterator<String, ParkedChunk> restored = store.all()) {
            restored.forEachRemaining(entry -> count(1));
        }
    }

    /** Keeps a chunk; a repeat of one that waits already changes nothing. */
    void park(String taskId, String chunkId, ParkedChunk chunk) {
        if (store.putIfAbsent(taskId + SEPARATOR + chunkId, chunk) == null) {
            count(1);
        }
    }

    /** Takes out every chunk of a task. */
    void release(String taskId, Leaving leaving) {
        try (KeyValueIterator<String, ParkedChunk> chunks =
                store.prefixScan(taskId + SEPARATOR, new StringSerializer())) {
            chunks.forEachRemaining(entry -> leave(entry, leaving));
        }
    }

    /** Takes out every chunk that was parked before the given time, in milliseconds since the epoch. */
    void expire(long parkedBefore, Leaving leaving) {
        try (KeyValueIterator<String, ParkedChunk> chunks = store.all()) {
            chunks.forEachRemaining(entry -> {
                if (entry.value.since() < parkedBefore) {
                    leave(entry, leaving);
                }
            });
        }
    }

    /** Takes this partition's chunks out of the metrics when the partition goes elsewhere. */
    void close() {
        count(-waiting);
    }

    private void leave(KeyValue<String, ParkedChunk> entry, Leaving leaving) {
        int separator = entry.key.indexOf(SEPARATOR);
        store.delete(entry.key);
        count(-1);
        leaving.accept(entry.key.substring(separator + 1), entry.value.origin(entry.key.substring(0, separator)));
    }

    private void count(int change) {
        waiting += change;
        metrics.parked(change);
    }
}
