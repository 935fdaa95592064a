package dev.constellation.events;

import dev.constellation.events.avro.DeadLetter;
import dev.constellation.events.avro.FailureCategory;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Makes dead letters: what could not be processed, where it came from, and whose fault it was. */
public final class DeadLetters {
    private static final Codec<DeadLetter> CODEC = Codec.of(DeadLetter.class);

    private DeadLetters() {}

    /**
     * The dead letter of a record, encoded.
     *
     * @param source the record that could not be processed
     * @param category whose fault it was
     * @param subject id of the chunk or request, when it could be read
     * @param reason what was wrong and what would have been right
     */
    public static byte[] encode(
            ConsumerRecord<byte[], byte[]> source,
            FailureCategory category,
            @Nullable String subject,
            @Nullable String reason) {
        return CODEC.encode(DeadLetter.newBuilder()
                .setCategory(category)
                .setReason(Objects.requireNonNullElse(reason, "no reason was given"))
                .setTopic(source.topic())
                .setPartition(source.partition())
                .setOffset(source.offset())
                .setSubject(subject)
                .setKey(bytes(source.key()))
                .setValue(bytes(source.value()))
                .build());
    }

    private static @Nullable ByteBuffer bytes(byte @Nullable [] content) {
        return content == null ? null : ByteBuffer.wrap(content);
    }
}
