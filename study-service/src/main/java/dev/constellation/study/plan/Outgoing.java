package dev.constellation.study.plan;

import dev.constellation.events.Topic;
import org.apache.avro.specific.SpecificRecord;

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
}
