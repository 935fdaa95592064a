package dev.constellation.study.plan;

import dev.constellation.events.DeadLetters;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.FailureCategory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that the study service writes.
 *
 * @param topic where to
 * @param key its key
 * @param value of the topic's type
 */
public record Outgoing(Topic topic, String key, SpecificRecord value) {
    /** Refuses a value that does not belong into the topic. */
    public Outgoing {
        if (!topic.type().isInstance(value)) {
            throw new IllegalArgumentException("topic %s takes %s, not %s"
                    .formatted(
                            topic.topicName(),
                            topic.type().getSimpleName(),
                            value.getClass().getSimpleName()));
        }
    }

    /** The dead letter of a record that is not what its topic holds. Reading it again gives it the same key. */
    public static Outgoing deadLetter(ConsumerRecord<byte[], byte[]> record, Exception reason) {
        return new Outgoing(
                Topic.STUDY_DEAD_LETTERS,
                "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset()),
                DeadLetters.of(record, FailureCategory.INPUT, null, reason.getMessage()));
    }
}
