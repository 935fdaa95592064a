package dev.constellation.verifier.testing;

import static org.awaitility.Awaitility.await;

import dev.constellation.core.domain.Task;
import dev.constellation.events.Codec;
import dev.constellation.events.Codec.PoisonException;
import dev.constellation.events.DomainRecords;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.CandidateChunk;
import dev.constellation.events.avro.DeadLetter;
import dev.constellation.events.avro.TaskEvent;
import dev.constellation.events.avro.VerdictChunk;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Both ends of the verifier: sends its input and reads its committed output from the beginning. */
public final class TestLog implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Codec<TaskEvent> TASKS = Codec.of(TaskEvent.class);
    private static final Codec<CandidateChunk> CANDIDATES = Codec.of(CandidateChunk.class);
    private static final Codec<VerdictChunk> VERDICTS = Codec.of(VerdictChunk.class);
    private static final Codec<DeadLetter> DEAD_LETTERS = Codec.of(DeadLetter.class);

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<VerdictChunk> verdicts = new ArrayList<>();
    private final List<DeadLetter> deadLetters = new ArrayList<>();

    /** A log on the given Kafka. */
    public TestLog(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.request.size", (1 << 20) + (64 << 10)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = List.of(Topic.VERDICTS, Topic.VERIFIER_DEAD_LETTERS).stream()
                .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                .map(TestLog::partition)
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Sends a task. */
    public void send(Task task) {
        send(Topic.TASKS, task.id(), TASKS.encode(DomainRecords.record(task)));
    }

    /** Sends a chunk under the key of its task. */
    public RecordMetadata send(CandidateChunk chunk) {
        return send(Topic.CANDIDATES, chunk.getAt().getTaskId(), CANDIDATES.encode(chunk));
    }

    /** Sends a chunk without waiting for the broker. */
    public void sendLater(CandidateChunk chunk) {
        byte[] key = chunk.getAt().getTaskId().getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(Topic.CANDIDATES.topicName(), key, CANDIDATES.encode(chunk)));
    }

    /** Sends any bytes. */
    public RecordMetadata send(Topic topic, String key, byte[] value) {
        try {
            return producer.send(new ProducerRecord<>(topic.topicName(), key.getBytes(StandardCharsets.UTF_8), value))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("sending to " + topic.topicName(), e);
        }
    }

    /** Waits for the verdicts of a chunk. */
    public VerdictChunk awaitVerdicts(String chunkId) {
        return awaitOne(
                "verdicts of chunk " + chunkId, () -> verdicts(chunkId).stream().findFirst());
    }

    /** Waits for a dead letter. */
    public DeadLetter awaitDeadLetter(Predicate<DeadLetter> wanted) {
        return awaitOne(
                "dead letter", () -> poll().deadLetters.stream().filter(wanted).findFirst());
    }

    /** Every committed record of a chunk's verdicts so far. */
    public List<VerdictChunk> verdicts(String chunkId) {
        return poll().verdicts.stream()
                .filter(chunk -> chunk.getChunkId().equals(chunkId))
                .toList();
    }

    /** Every committed verdict record so far. */
    public List<VerdictChunk> verdicts() {
        return List.copyOf(poll().verdicts);
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }

    private <T> T awaitOne(String what, Supplier<Optional<T>> find) {
        return await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(find::get, Optional::isPresent)
                .orElseThrow();
    }

    private TestLog poll() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
            collect(record);
        }
        return this;
    }

    private void collect(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.topic().equals(Topic.VERDICTS.topicName())) {
                verdicts.add(VERDICTS.decode(record.value()));
            } else {
                deadLetters.add(DEAD_LETTERS.decode(record.value()));
            }
        } catch (PoisonException e) {
            throw new IllegalStateException(record.toString(), e);
        }
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }
}
