package dev.constellation.verifier.topology;

import dev.constellation.events.Topic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * A chunk of candidates that waits for its task.
 *
 * @param since when it was parked, milliseconds since the epoch
 * @param partition partition it was read from
 * @param offset offset it was read at
 * @param chunk the record's value
 */
@SuppressWarnings("ArrayRecordComponent")
record ParkedChunk(long since, int partition, long offset, byte[] chunk) {
    private static final int HEADER_BYTES = Long.BYTES + Integer.BYTES + Long.BYTES;

    static ParkedChunk of(Origin origin, long now) throws RefusedException {
        return new ParkedChunk(now, origin.partition(), origin.offset(), origin.requireValue());
    }

    Origin origin(String taskId) {
        return new Origin(
                Topic.CANDIDATES.topicName(), partition, offset, taskId.getBytes(StandardCharsets.UTF_8), chunk);
    }

    static Serde<ParkedChunk> serde() {
        return Serdes.serdeFrom((topic, parked) -> parked.encode(), (topic, bytes) -> decode(bytes));
    }

    private byte[] encode() {
        return ByteBuffer.allocate(HEADER_BYTES + chunk.length)
                .putLong(since)
                .putInt(partition)
                .putLong(offset)
                .put(chunk)
                .array();
    }

    private static ParkedChunk decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long since = buffer.getLong();
        int partition = buffer.getInt();
        long offset = buffer.getLong();
        byte[] chunk = new byte[buffer.remaining()];
        buffer.get(chunk);
        return new ParkedChunk(since, partition, offset, chunk);
    }
}
