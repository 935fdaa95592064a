package dev.constellation.system;

import dev.constellation.events.Codec;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Records that no service can read, and the dead letters that must come of them. */
final class Poison {
    private static final byte[] POISON = "no record of any topic".getBytes(StandardCharsets.UTF_8);
    private static final String DEAD_LETTERS = ".dead-letters";

    private final String bootstrapServers;

    Poison(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Topics that some service reads. */
    static List<Topic> readTopics() {
        return Stream.of(Topic.values())
                .filter(topic -> !topic.topicName().endsWith(DEAD_LETTERS))
                .filter(topic -> topic != Topic.SELECTIONS)
                .toList();
    }

    /** Sends one unreadable record to each topic; where each was put. */
    Map<Topic, Long> send() throws Exception {
        Map<Topic, Long> offsets = new EnumMap<>(Topic.class);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Topic topic : readTopics()) {
                ProducerRecord<byte[], byte[]> poison =
                        new ProducerRecord<>(topic.topicName(), 0, "poison".getBytes(StandardCharsets.UTF_8), POISON);
                offsets.put(topic, producer.send(poison).get().offset());
            }
        }
        return offsets;
    }

    /** All dead letters of all services. */
    List<DeadLetter> deadLetters() throws Exception {
        List<TopicPartition> partitions = new ArrayList<>();
        List<DeadLetter> letters = new ArrayList<>();
        Codec<DeadLetter> codec = Codec.of(DeadLetter.class);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Stream.of(Topic.values())
                    .map(Topic::topicName)
                    .filter(topic -> topic.endsWith(DEAD_LETTERS))
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    letters.add(codec.decode(record.value()));
                }
            }
        }
        return letters;
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", bootstrapServers);
        properties.put("isolation.level", "read_committed");
        return properties;
    }
}
