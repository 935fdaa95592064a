package dev.constellation.study.log;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * A place in the log.
 *
 * @param offsets next offset by partition, written as {@code topic-partition}; partitions that are not named are read
 *     from the beginning
 */
public record Positions(Map<String, Long> offsets) {
    private static final String DEAD_LETTERS = ".dead-letters-";

    /** Copies the map. */
    public Positions {
        offsets = Map.copyOf(offsets);
    }

    /** The beginning of the log. */
    public static Positions beginning() {
        return new Positions(Map.of());
    }

    /** The same place, except for dead letters, of which only those after the other place are read. */
    public Positions withDeadLettersOf(Positions other) {
        Map<String, Long> mixed = new HashMap<>(offsets);
        other.offsets.forEach((partition, offset) -> {
            if (partition.contains(DEAD_LETTERS)) {
                mixed.put(partition, offset);
            }
        });
        return new Positions(mixed);
    }

    /** Whether some partition is further on here than in the other place. */
    public boolean isBeyond(Positions other) {
        return offsets.entrySet().stream()
                .anyMatch(entry -> entry.getValue() > other.offsets.getOrDefault(entry.getKey(), 0L));
    }

    long of(TopicPartition partition) {
        return offsets.getOrDefault(partition.toString(), 0L);
    }
}
