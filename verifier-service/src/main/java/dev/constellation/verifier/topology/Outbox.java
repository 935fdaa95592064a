package dev.constellation.verifier.topology;

import dev.constellation.events.Codec;
import dev.constellation.events.DeadLetters;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.FailureCategory;
import dev.constellation.events.avro.VerdictChunk;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Sends verdicts and dead letters within the transaction of their input. */
final class Outbox {
    /** Name of the sink that verdicts go to. */
    static final String VERDICTS = "verdicts-sink";

    /** Name of the sink that dead letters go to. */
    static final String DEAD_LETTERS = "dead-letters-sink";

    private static final Codec<VerdictChunk> CODEC = Codec.of(VerdictChunk.class);

    private final ProcessorContext<byte[], byte[]> context;
    private final VerifierMetrics metrics;

    Outbox(ProcessorContext<byte[], byte[]> context, VerifierMetrics metrics) {
        this.context = context;
        this.metrics = metrics;
    }

    /**
     * Sends the verdicts of a chunk.
     *
     * @throws RefusedException when they do not fit their topic
     */
    void send(VerdictChunk verdicts) throws RefusedException {
        byte[] value = CODEC.encode(verdicts);
        if (value.length > Topic.MAX_VALUE_BYTES) {
            throw new RefusedException(
                    FailureCategory.INPUT,
                    verdicts.getChunkId(),
                    "the verdicts of the chunk take %d bytes, at most %d are allowed; ask for fewer samples per chunk"
                            .formatted(value.length, Topic.MAX_VALUE_BYTES));
        }
        byte[] key = verdicts.getAt().getTaskId().getBytes(StandardCharsets.UTF_8);
        context.forward(new Record<>(key, value, context.currentSystemTimeMs()), VERDICTS);
    }

    /** Sends a dead letter. */
    void send(Origin origin, FailureCategory category, @Nullable String subject, @Nullable String reason) {
        metrics.deadLetter(category);
        byte[] letter = DeadLetters.encode(origin.consumerRecord(), category, subject, reason);
        context.forward(new Record<>(origin.key(), letter, context.currentSystemTimeMs()), DEAD_LETTERS);
    }
}
