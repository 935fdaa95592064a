package dev.constellation.study.replay;

import dev.constellation.core.policy.Survivor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What an expression may read of a survivor: what a user without the held-out rows could know, each as a double. */
enum Field {
    /** The critic's log p(yes) - log p(no). */
    MARGIN(seen -> seen.survivor.margin().orElseThrow()),
    /** Survivors of the block that behave like this one on the visible rows and the probes, itself included. */
    COUNT(seen -> seen.count),
    /** Survivors of the block. */
    SURVIVORS(seen -> seen.survivors),
    /** Different behaviours among them. */
    BEHAVIOURS(seen -> seen.behaviours),
    /** Syntax nodes of the canonical program. */
    LENGTH(seen -> seen.survivor.size()),
    /** Tokens of the completion. */
    TOKENS(seen -> seen.survivor.tokens()),
    /** Natural logarithm of the completion's probability. */
    LOG_PROBABILITY(seen -> seen.survivor.logProbability()),
    /** Place in sampling order, from 0, over all blocks of the cell. */
    INDEX(seen -> seen.survivor.index());

    private static final Map<String, Field> BY_LABEL =
            Arrays.stream(values()).collect(Collectors.toMap(Field::label, Function.identity()));

    private final ToDoubleFunction<Seen> value;

    Field(ToDoubleFunction<Seen> value) {
        this.value = value;
    }

    /**
     * A survivor in its block.
     *
     * @param survivor the survivor
     * @param count survivors of its behaviour
     * @param survivors survivors of the block
     * @param behaviours different behaviours among them
     */
    record Seen(Survivor survivor, int count, int survivors, int behaviours) {
        /** The values of all fields, in words. */
        String told() {
            return Arrays.stream(values())
                    .filter(field -> field != MARGIN || survivor.margin().isPresent())
                    .map(field -> "%s = %s".formatted(field.label(), field.of(this)))
                    .collect(Collectors.joining(", "));
        }
    }

    static Optional<Field> named(String label) {
        return Optional.ofNullable(BY_LABEL.get(label));
    }

    /** Name in expressions. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    double of(Seen seen) {
        return value.applyAsDouble(seen);
    }
}
