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

    /** At every partition the later of two places. */
    public Positions orLater(Positions other) {
        Map<String, Long> later = new HashMap<>(offsets);
        other.offsets.forEach((partition, offset) -> later.merge(partition, offset, Math::max));
        return new Positions(later);
    }

    /** How many offsets lie between this place and a later one, which names all partitions. */
    public long until(Positions later) {
        return later.offsets.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - offsets.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    long of(TopicPartition partition) {
        return offsets.getOrDefault(partition.toString(), 0L);
    }
}
