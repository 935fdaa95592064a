package dev.constellation.study.replay;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When records were written.
 *
 * @param from the earliest time, inclusive
 * @param to the latest time, exclusive
 */
record Period(Optional<Instant> from, Optional<Instant> to) {

    /** Reads the bounds as ISO-8601 times with their zone, and adds what is wrong with them to the problems. */
    static Period parse(@Nullable String from, @Nullable String to, List<String> problems) {
        Period period = new Period(time("from", from, problems), time("to", to, problems));
        if (period.from.isPresent()
                && period.to.isPresent()
                && !period.from.get().isBefore(period.to.get())) {
            problems.add("from: %s is not before to: %s".formatted(from, to));
        }
        return period;
    }

    private static Optional<Instant> time(String field, @Nullable String text, List<String> problems) {
        try {
            return Optional.ofNullable(text).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeParseException e) {
            problems.add(
                    "%s: '%s' is no time; write date, time and zone, as 2026-01-31T18:00:00Z or".formatted(field, text)
                            + " 2026-01-31T18:00:00+01:00");
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "%s to %s"
                .formatted(
                        from.map(Instant::toString).orElse("the beginning of the study"),
                        to.map(Instant::toString).orElse("now"));
    }
}
