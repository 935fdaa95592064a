package dev.constellation.study.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.constellation.events.Codec;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.Coordinates;
import dev.constellation.events.avro.GenerationRequest;
import dev.constellation.events.avro.ModelRef;
import dev.constellation.events.avro.Purpose;
import dev.constellation.events.avro.Puzzle;
import dev.constellation.events.avro.Sampling;
import dev.constellation.events.avro.Split;
import dev.constellation.study.plan.Outgoing;
import dev.constellation.study.testing.ScriptedServices;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes chunks of a study of its own to the log, each with its candidates and its verdicts. */
final class LoggedChunks implements AutoCloseable {
    static final int SAMPLES = 8;

    private final KafkaProducer<byte[], byte[]> producer;
    private final String bootstrapServers;
    private final String study;

    LoggedChunks(String bootstrapServers, String study) {
        this.bootstrapServers = bootstrapServers;
        this.study = study;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "transactional.id", study),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    /** Writes chunks {@code from} to {@code to}, the last exclusive. */
    void write(int from, int to) {
        producer.beginTransaction();
        send(from, to);
        producer.commitTransaction();
        awaitVisible();
    }

    void writeAndAbort(int from, int to) {
        producer.beginTransaction();
        send(from, to);
        producer.flush();
        producer.abortTransaction();
    }

    void writeBytes(Topic topic, byte[] value) {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic.topicName(), study.getBytes(UTF_8), value));
        producer.commitTransaction();
        awaitVisible();
    }

    /** A commit is answered a moment before every partition shows what was committed. */
    private void awaitVisible() {
        await().until(() -> ends("read_committed").equals(ends("read_uncommitted")));
    }

    private Map<TopicPartition, Long> ends(String isolation) {
        List<TopicPartition> partitions = Stream.of(Topic.CANDIDATES, Topic.VERDICTS)
                .flatMap(topic -> producer.partitionsFor(topic.topicName()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", isolation),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            return consumer.endOffsets(partitions);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private void send(int from, int to) {
        for (int i = from; i < to; i++) {
            ScriptedServices.answer(request(i)).forEach(this::send);
        }
    }

    private void send(Outgoing record) {
        producer.send(
                new ProducerRecord<>(record.topic().topicName(), record.key().getBytes(UTF_8), encode(record.value())));
    }

    private GenerationRequest request(int index) {
        String task = study + "-task-" + index % 100;
        Coordinates at = new Coordinates(
                study,
                0,
                Purpose.EVALUATE,
                0,
                0,
                new ModelRef("gen_v0", "digest", "tiny"),
                task,
                "tiny",
                "plain",
                new Split(1L, 2),
                index,
                "");
        return GenerationRequest.newBuilder()
                .setChunkId(study + "-" + index)
                .setAt(at)
                .setPuzzle(new Puzzle(task, List.of(), List.of()))
                .setFirstSample(index * SAMPLES)
                .setSamples(SAMPLES)
                .setSampling(new Sampling(1.0, 1.0, 9, (long) index, false))
                .build();
    }

    @SuppressWarnings("unchecked")
    private static <T extends SpecificRecord> byte[] encode(T value) {
        return Codec.of((Class<T>) value.getClass()).encode(value);
    }
}
