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

    private static final int LONGEST_REASON = 2000;

    private DeadLetters() {}

    /**
     * The dead letter of a record, encoded. It always fits its topic: a record above {@link Topic#MAX_VALUE_BYTES} is
     * named by its place alone, without its bytes, and a long reason is cut.
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
        return CODEC.encode(of(source, category, subject, reason));
    }

    /** The dead letter of a record, as {@link #encode} writes it. */
    public static DeadLetter of(
            ConsumerRecord<byte[], byte[]> source,
            FailureCategory category,
            @Nullable String subject,
            @Nullable String reason) {
        boolean fits = size(source.key()) + size(source.value()) <= Topic.MAX_VALUE_BYTES;
        return DeadLetter.newBuilder()
                .setCategory(category)
                .setReason(cut(Objects.requireNonNullElse(reason, "no reason was given")))
                .setTopic(source.topic())
                .setPartition(source.partition())
                .setOffset(source.offset())
                .setSubject(subject)
                .setKey(fits ? bytes(source.key()) : null)
                .setValue(fits ? bytes(source.value()) : null)
                .build();
    }

    private static String cut(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }

    private static long size(byte @Nullable [] content) {
        return content == null ? 0 : content.length;
    }

    private static @Nullable ByteBuffer bytes(byte @Nullable [] content) {
        return content == null ? null : ByteBuffer.wrap(content);
    }
}
