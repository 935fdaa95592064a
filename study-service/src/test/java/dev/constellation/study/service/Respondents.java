package dev.constellation.study.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.constellation.events.Codec;
import dev.constellation.events.Codec.PoisonException;
import dev.constellation.events.DeadLetters;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.FailureCategory;
import dev.constellation.study.plan.Outgoing;
import dev.constellation.study.testing.ScriptedServices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Generator, verifier, critic and trainer in one: reads requests from the broker from now on and writes what the services
 * would answer, except for requests that a test withholds or refuses.
 */
final class Respondents implements AutoCloseable {
    private static final List<Topic> REQUESTS =
            List.of(Topic.GENERATION_REQUESTS, Topic.SCORING_REQUESTS, Topic.TRAINING_REQUESTS);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<SpecificRecord> seen = new java.util.concurrent.CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<SpecificRecord> withheld = new ConcurrentLinkedQueue<>();
    private volatile Predicate<SpecificRecord> withhold = request -> false;
    private volatile Refusal refusal = request -> Optional.empty();
    private volatile boolean closed;
    private final Thread thread;

    /** Which requests are refused, and as whose fault. */
    interface Refusal {
        Optional<FailureCategory> of(SpecificRecord request);
    }

    Respondents(String bootstrapServers) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed", "linger.ms", 0);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        List<TopicPartition> partitions = REQUESTS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread = Thread.ofPlatform().name("respondents").start(this::run);
    }

    /** Keeps requests unanswered until {@link #release}. */
    void withhold(Predicate<SpecificRecord> which) {
        withhold = which;
    }

    void refuse(Refusal which) {
        refusal = which;
    }

    /** Answers from now on, the withheld requests first. */
    void release() {
        withhold = request -> false;
        for (SpecificRecord request = withheld.poll(); request != null; request = withheld.poll()) {
            answer(request);
        }
    }

    List<SpecificRecord> seen() {
        return new ArrayList<>(seen);
    }

    void send(Topic topic, byte[] value) {
        producer.send(new ProducerRecord<>(topic.topicName(), "poison".getBytes(UTF_8), value));
        producer.flush();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
        producer.close();
    }

    private void run() {
        while (!closed) {
            consumer.poll(Duration.ofMillis(50)).forEach(this::respond);
        }
    }

    private void respond(ConsumerRecord<byte[], byte[]> record) {
        SpecificRecord request = decode(record);
        seen.add(request);
        Optional<FailureCategory> refused = refusal.of(request);
        if (refused.isPresent()) {
            send(
                    Topic.GENERATOR_DEAD_LETTERS,
                    DeadLetters.encode(record, refused.get(), (String) request.get(0), "a test refuses it"));
        } else if (withhold.test(request)) {
            withheld.add(request);
        } else {
            answer(request);
        }
    }

    private void answer(SpecificRecord request) {
        for (Outgoing answer : ScriptedServices.answer(request)) {
            producer.send(new ProducerRecord<>(
                    answer.topic().topicName(), answer.key().getBytes(), encode(answer.value())));
        }
    }

    private static SpecificRecord decode(ConsumerRecord<byte[], byte[]> record) {
        Topic topic = REQUESTS.stream()
                .filter(candidate -> candidate.topicName().equals(record.topic()))
                .findFirst()
                .orElseThrow();
        try {
            return Codec.of(topic.type()).decode(record.value());
        } catch (PoisonException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends SpecificRecord> byte[] encode(T value) {
        return Codec.of((Class<T>) value.getClass()).encode(value);
    }
}
