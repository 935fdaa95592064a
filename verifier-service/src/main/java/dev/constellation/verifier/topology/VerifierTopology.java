package dev.constellation.verifier.topology;

import dev.constellation.events.Topic;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;

/**
 * The topology: tasks and candidates, partitioned alike by task id, into one processor; verdicts and dead letters out of
 * it. Records pass as bytes and are decoded inside, so that bytes which are no record become dead letters in the same
 * transaction instead of stopping the reader.
 */
public final class VerifierTopology {
    private static final String TASKS = "tasks-source";
    private static final String CANDIDATES = "candidates-source";
    private static final String VERIFIER = "verifier";

    private VerifierTopology() {}

    /** Builds it. */
    public static Topology build(VerifierLimits limits, VerifierMetrics metrics) {
        var read = new ByteArrayDeserializer();
        var write = new ByteArraySerializer();
        return new Topology()
                .addSource(TASKS, read, read, Topic.TASKS.topicName())
                .addSource(CANDIDATES, read, read, Topic.CANDIDATES.topicName())
                .addProcessor(VERIFIER, () -> new VerifierProcessor(limits, metrics), TASKS, CANDIDATES)
                .addStateStore(StateStores.tasks(), VERIFIER)
                .addStateStore(StateStores.parked(), VERIFIER)
                .addStateStore(StateStores.judged(), VERIFIER)
                .addSink(Outbox.VERDICTS, Topic.VERDICTS.topicName(), write, write, VERIFIER)
                .addSink(Outbox.DEAD_LETTERS, Topic.VERIFIER_DEAD_LETTERS.topicName(), write, write, VERIFIER);
    }
}
