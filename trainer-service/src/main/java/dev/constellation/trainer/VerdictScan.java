package dev.constellation.trainer;

import dev.constellation.core.FailureException;
import dev.constellation.events.Codec;
import dev.constellation.events.Codec.PoisonException;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.PartitionRange;
import dev.constellation.events.avro.VerdictChunk;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads committed verdicts between given offsets. A range ends when the consumer's position reaches its end: offsets are
 * no count of records, since the markers of transactions and the records of aborted ones take offsets too.
 */
final class VerdictScan {
    private static final Logger LOG = Logger.getLogger(VerdictScan.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Codec<VerdictChunk> codec = Codec.of(VerdictChunk.class);
    private final Map<String, Object> kafka;
    private final Duration stall;

    /**
     * A scan.
     *
     * @param kafka how to connect
     * @param stall time without progress after which the scan is given up
     */
    VerdictScan(Map<String, Object> kafka, Duration stall) {
        this.kafka = kafka;
        this.stall = stall;
    }

    /**
     * Hands on every verdict chunk of the ranges, in the order of each partition.
     *
     * @throws FailureException of the input, when a range is not in the log; of the environment, when Kafka fails or
     *     the scan makes no progress, as before a transaction that stays open
     */
    void read(List<PartitionRange> ranges, Consumer<VerdictChunk> reader) throws FailureException {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            scan(consumer, ends(ranges, consumer), reader);
        } catch (OffsetOutOfRangeException e) {
            throw FailureException.input("verdictRanges: not in the log: " + e.getMessage());
        } catch (KafkaException e) {
            throw FailureException.environment("the scan of verdicts failed: " + e, e);
        }
    }

    private Map<String, Object> config() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return config;
    }

    private static Map<TopicPartition, Long> ends(List<PartitionRange> ranges, KafkaConsumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Long> ends = ranges.stream()
                .collect(Collectors.toMap(
                        range -> new TopicPartition(Topic.VERDICTS.topicName(), range.getPartition()),
                        PartitionRange::getTo));
        consumer.assign(ends.keySet());
        ranges.forEach(range ->
                consumer.seek(new TopicPartition(Topic.VERDICTS.topicName(), range.getPartition()), range.getFrom()));
        return ends;
    }

    private void scan(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, Consumer<VerdictChunk> reader)
            throws FailureException {
        long lastProgress = System.nanoTime();
        Map<TopicPartition, Long> before = Map.of();
        while (true) {
            Map<TopicPartition, Long> positions =
                    ends.keySet().stream().collect(Collectors.toMap(key -> key, consumer::position));
            if (ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue())) {
                return;
            }
            if (!positions.equals(before)) {
                before = positions;
                lastProgress = System.nanoTime();
            } else if (System.nanoTime() - lastProgress > stall.toNanos()) {
                throw stalled(positions, ends);
            }
            hand(consumer.poll(POLL), ends, reader);
        }
    }

    private FailureException stalled(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
        return FailureException.environment("the scan of verdicts made no progress for %s: it is at %s and ends at %s"
                .formatted(stall, positions, ends));
    }

    private void hand(
            ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, Long> ends, Consumer<VerdictChunk> reader) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Long end = ends.get(new TopicPartition(record.topic(), record.partition()));
            if (end != null && record.offset() < end) {
                decode(record, reader);
            }
        }
    }

    private void decode(ConsumerRecord<byte[], byte[]> record, Consumer<VerdictChunk> reader) {
        try {
            reader.accept(codec.decode(record.value()));
        } catch (PoisonException e) {
            LOG.warnf("%s-%d at %d is passed over: %s", record.topic(), record.partition(), record.offset(), e);
        }
    }
}
