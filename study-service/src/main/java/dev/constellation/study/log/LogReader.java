package dev.constellation.study.log;

import dev.constellation.events.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the log from a place that the reader chooses, committed records only. There is no consumer group and no offset
 * is committed: what the service knows is rebuilt by reading. One thread uses it; only {@link #wakeUp} is for others.
 */
public final class LogReader implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    /** How long the broker holds a request for new records; a seek elsewhere has to wait for it. */
    private static final int FETCH_WAIT_MILLIS = 50;

    /** Records of a poll of a reader that holds what it polls until something else has come. */
    private static final int FEW = 64;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private Positions ends = Positions.beginning();

    /** A reader with the given connection settings. */
    public LogReader(Map<String, Object> connection) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 2 << 20);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 << 20);
        settings.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A reader that polls a few records at a time, for those that hold them and so would fill memory with many. */
    public static LogReader inSmallSteps(Map<String, Object> connection) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, FEW);
        return new LogReader(settings);
    }

    /**
     * Where the log ends now.
     *
     * @throws LogUnavailableException when the broker does not say
     */
    public Positions end(List<Topic> topics) {
        return asking(() -> positions(consumer.endOffsets(partitions(topics), LIMIT)));
    }

    /**
     * Reads from a place on, and remembers where the log ends now.
     *
     * @throws LogUnavailableException when the broker does not answer
     */
    public void seek(List<Topic> topics, Positions from) {
        seek(topics, from, end(topics));
    }

    /**
     * Reads from a place on up to another; records behind that may be polled, too.
     *
     * @throws LogUnavailableException when the broker does not answer
     */
    public void seek(List<Topic> topics, Positions from, Positions to) {
        asking(() -> {
            List<TopicPartition> partitions = partitions(topics);
            consumer.assign(partitions);
            Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions, LIMIT);
            partitions.forEach(partition ->
                    consumer.seek(partition, Math.max(from.of(partition), beginnings.getOrDefault(partition, 0L))));
            ends = to;
            return ends;
        });
    }

    /**
     * Where the log begins, as far as it is kept.
     *
     * @throws LogUnavailableException when the broker does not say
     */
    public Positions beginning(List<Topic> topics) {
        return asking(() -> positions(consumer.beginningOffsets(partitions(topics), LIMIT)));
    }

    /**
     * Where the first records are that were written at a time or later; the end where there are none.
     *
     * @throws LogUnavailableException when the broker does not say
     */
    public Positions at(List<Topic> topics, Instant time) {
        return asking(() -> {
            List<TopicPartition> partitions = partitions(topics);
            Map<TopicPartition, Long> found = new HashMap<>(consumer.endOffsets(partitions, LIMIT));
            Map<TopicPartition, Long> times =
                    partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> time.toEpochMilli()));
            consumer.offsetsForTimes(times, LIMIT).forEach((partition, first) -> {
                if (first != null) {
                    found.put(partition, first.offset());
                }
            });
            return positions(found);
        });
    }

    /** Reads nothing any more. */
    public void rest() {
        consumer.unsubscribe();
        ends = Positions.beginning();
    }

    /** Whether everything up to where the last {@link #seek} ends was polled. */
    public boolean caughtUp() {
        return consumer.assignment().stream().allMatch(this::caughtUp);
    }

    /** Whether everything of a partition was polled. */
    public boolean caughtUp(TopicPartition partition) {
        return consumer.position(partition, LIMIT) >= ends.of(partition);
    }

    /** How many offsets are left to poll. */
    public long remaining() {
        return behind(ends);
    }

    /** Whether a record lies before the place where the last {@link #seek} ends. */
    public boolean isWithin(ConsumerRecord<byte[], byte[]> record) {
        return record.offset() < ends.of(new TopicPartition(record.topic(), record.partition()));
    }

    /** Polls nothing of some partitions; of all others that were asked for before. */
    public void hold(Collection<TopicPartition> partitions) {
        consumer.resume(consumer.paused());
        consumer.pause(partitions);
    }

    /** How many records there are between where this reader is and another place of the partitions that it reads. */
    public long behind(Positions place) {
        return consumer.assignment().stream()
                .mapToLong(partition -> Math.max(0, place.of(partition) - consumer.position(partition, LIMIT)))
                .sum();
    }

    /** The next records; none when nothing comes in time, or when it is woken up. */
    public List<ConsumerRecord<byte[], byte[]>> poll(Duration patience) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try {
            consumer.poll(patience).forEach(records::add);
        } catch (WakeupException e) {
            return records;
        }
        return records;
    }

    /** Ends a {@link #poll} that another thread waits in. */
    public void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<TopicPartition> partitions(List<Topic> topics) {
        return topics.stream()
                .flatMap(topic -> partitions(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private List<PartitionInfo> partitions(Topic topic) {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic.topicName(), LIMIT);
        if (partitions == null || partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException("topic '%s' is missing".formatted(topic.topicName()));
        }
        return partitions;
    }

    private static Positions positions(Map<TopicPartition, Long> offsets) {
        return new Positions(offsets.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue)));
    }

    private <T> T asking(Supplier<T> question) {
        while (true) {
            try {
                return question.get();
            } catch (WakeupException e) {
                continue;
            } catch (KafkaException e) {
                throw new LogUnavailableException("the broker does not answer", e);
            }
        }
    }
}
