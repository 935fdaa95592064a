package dev.constellation.system;

import dev.constellation.events.Codec;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.DeadLetter;
import dev.constellation.events.avro.FailureCategory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Records that no service can read or no topic may hold, and the dead letters that must come of them. */
final class Poison {
    private static final byte[] NO_RECORD = "no record of any topic".getBytes(StandardCharsets.UTF_8);
    private static final byte[] TOO_LARGE = new byte[Topic.MAX_VALUE_BYTES + 1024];
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

    /** Sends bytes that are no record, a record without a value and one that is too large to each topic; their places. */
    Set<String> send() throws Exception {
        Set<String> places = new HashSet<>();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Topic topic : readTopics()) {
                for (byte[] value : new byte[][] {NO_RECORD, null, TOO_LARGE}) {
                    byte[] key = "poison-%d".formatted(places.size()).getBytes(StandardCharsets.UTF_8);
                    var sent = producer.send(new ProducerRecord<>(topic.topicName(), 0, key, value));
                    places.add(place(topic.topicName(), sent.get().offset()));
                }
            }
        }
        return places;
    }

    /** Places of the records that a dead letter blames on the input. */
    Set<String> blamed() throws Exception {
        return deadLetters().stream()
                .filter(letter -> letter.getCategory() == FailureCategory.INPUT)
                .map(letter -> place(letter.getTopic(), letter.getOffset()))
                .collect(Collectors.toSet());
    }

    private static String place(String topic, long offset) {
        return topic + " at " + offset;
    }

    /** All dead letters of all services. */
    private List<DeadLetter> deadLetters() throws Exception {
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
        properties.put("max.request.size", TOO_LARGE.length + 4096);
        return properties;
    }
}
