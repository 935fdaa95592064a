package dev.constellation.trainer;

import dev.constellation.events.Codec;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.VerdictChunk;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes verdicts in transactions, as the verifier does. */
final class VerdictLog implements AutoCloseable {
    private static final Codec<VerdictChunk> CODEC = Codec.of(VerdictChunk.class);

    private final String bootstrapServers;
    private final KafkaProducer<byte[], byte[]> producer;

    VerdictLog(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "verdicts-" + UUID.randomUUID()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    void commit(int partition, VerdictChunk... chunks) {
        begin(partition, chunks);
        producer.commitTransaction();
    }

    void abort(int partition, VerdictChunk... chunks) {
        begin(partition, chunks);
        producer.abortTransaction();
    }

    void begin(int partition, VerdictChunk... chunks) {
        producer.beginTransaction();
        for (VerdictChunk chunk : chunks) {
            byte[] key = chunk.getAt().getTaskId().getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(Topic.VERDICTS.topicName(), partition, key, CODEC.encode(chunk)));
        }
        producer.flush();
    }

    void abort() {
        producer.abortTransaction();
    }

    void commitPoison(int partition) {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(Topic.VERDICTS.topicName(), partition, null, new byte[] {1, 2, 3}));
        producer.commitTransaction();
    }

    /** The offset after the last record or marker of a partition. */
    long end(int partition) {
        TopicPartition at = new TopicPartition(Topic.VERDICTS.topicName(), partition);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            return consumer.endOffsets(List.of(at)).get(at);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
