package dev.constellation.study.replay;

import dev.constellation.events.Codec;
import dev.constellation.events.Codec.PoisonException;
import dev.constellation.events.Topic;
import dev.constellation.study.log.LogReader;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads parts of the log from end to end, with visible progress. */
final class LogPass {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LogReader log;
    private final Progress progress;

    LogPass(LogReader log, Progress progress) {
        this.log = log;
        this.progress = progress;
    }

    LogReader log() {
        return log;
    }

    /** Takes each record of a range. */
    void read(String phase, List<Topic> topics, LogRange range, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        read(phase, topics, range, each, List::of);
    }

    /**
     * Takes each record of a range.
     *
     * @param held partitions of which nothing is polled for now, asked after every poll
     */
    void read(
            String phase,
            List<Topic> topics,
            LogRange range,
            Consumer<ConsumerRecord<byte[], byte[]>> each,
            Supplier<Collection<TopicPartition>> held) {
        log.seek(topics, range.from(), range.to());
        long total = log.remaining();
        long left = total;
        long heard = System.nanoTime();
        while (!log.caughtUp()) {
            log.poll(POLL).stream().filter(log::isWithin).forEach(each);
            log.hold(held.get());
            long now = System.nanoTime();
            if (log.remaining() < left) {
                left = log.remaining();
                heard = now;
            } else if (now - heard > PATIENCE.toNanos()) {
                throw new ReplayFailedException(
                        "the broker has sent nothing for %d s; replay again".formatted(PATIENCE.toSeconds()));
            }
            progress.at(phase, total - left, total);
        }
        log.rest();
    }

    /** Takes each value of one topic; what cannot be read became a dead letter before and is no part of a study. */
    <T extends SpecificRecord> void read(String phase, Topic topic, Class<T> type, LogRange range, Consumer<T> each) {
        Codec<T> codec = Codec.of(type);
        read(phase, List.of(topic), range, record -> {
            try {
                each.accept(codec.decode(record.value()));
            } catch (PoisonException e) {
                progress.unreadable();
            }
        });
    }
}
