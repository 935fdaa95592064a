package dev.constellation.study.service;

import dev.constellation.events.Codec;
import dev.constellation.events.Codec.PoisonException;
import dev.constellation.events.Topic;
import dev.constellation.study.log.LogReader;
import dev.constellation.study.log.Positions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a topic holds. */
final class TopicContent {
    private TopicContent() {}

    /** Every record that is one, from the beginning to the present end. */
    static <T extends SpecificRecord> List<T> of(String bootstrapServers, Topic topic, Class<T> type) {
        Codec<?> codec = Codec.of(topic.type());
        List<T> content = new ArrayList<>();
        try (LogReader reader = new LogReader(Map.of("bootstrap.servers", bootstrapServers))) {
            reader.seek(List.of(topic), Positions.beginning());
            while (!reader.caughtUp()) {
                for (ConsumerRecord<byte[], byte[]> record : reader.poll(Duration.ofMillis(100))) {
                    try {
                        content.add(type.cast(codec.decode(record.value())));
                    } catch (PoisonException e) {
                        continue;
                    }
                }
            }
        }
        return content;
    }
}
