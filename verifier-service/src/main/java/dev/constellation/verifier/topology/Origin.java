package dev.constellation.verifier.topology;

import dev.constellation.events.avro.FailureCategory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record and where it was read.
 *
 * @param topic topic it was read from
 * @param partition partition of the topic
 * @param offset offset in the partition
 * @param key key bytes, as read
 * @param value value bytes, as read
 */
@SuppressWarnings("ArrayRecordComponent")
record Origin(String topic, int partition, long offset, byte @Nullable [] key, byte @Nullable [] value) {
    ConsumerRecord<byte[], byte[]> consumerRecord() {
        return new ConsumerRecord<>(topic, partition, offset, key, value);
    }

    /** The place in words, for messages. */
    String place() {
        return "%s-%d at offset %d".formatted(topic, partition, offset);
    }

    /**
     * The value's bytes.
     *
     * @throws RefusedException when there are none: nothing in these topics is ever deleted by key
     */
    byte[] requireValue() throws RefusedException {
        if (value == null) {
            throw new RefusedException(FailureCategory.INPUT, null, "the record has no value");
        }
        return value;
    }

    /**
     * Checks that the key is the task id, on which the partition and with it the join depends.
     *
     * @throws RefusedException when it is another
     */
    void requireKey(String taskId, @Nullable String subject) throws RefusedException {
        if (!Arrays.equals(key, taskId.getBytes(StandardCharsets.UTF_8))) {
            throw new RefusedException(
                    FailureCategory.INPUT, subject, "the record's key is not its task id '%s'".formatted(taskId));
        }
    }
}
