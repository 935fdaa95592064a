package dev.constellation.core.analysis;

import dev.constellation.core.stats.Interval;
import dev.constellation.core.stats.Power;
import dev.constellation.core.stats.StandardError;
import java.util.Optional;
import java.util.OptionalDouble;

/** A number that a study reports, or the reason why there is none. */
public sealed interface Figure {
    /**
     * A number.
     *
     * @param value a share, a difference of shares, or a mean
     * @param interval 95% interval; absent where nothing varied between resamples or too few define it, and the number is
     *     then no finding
     * @param error the standard error behind the interval; absent without one and beside an exact bound
     * @param sizes what it rests on
     */
    record Measured(double value, Optional<Interval> interval, Optional<StandardError> error, Sizes sizes)
            implements Figure {
        /** The standard error. */
        public OptionalDouble standardError() {
            return error.stream().mapToDouble(StandardError::value).findFirst();
        }

        /** Smallest true difference from a fixed value that a study like this would see with probability 80%. */
        public OptionalDouble detectable() {
            return error.stream().mapToDouble(Power::detectable).findFirst();
        }
    }

    /**
     * No number.
     *
     * @param why what is missing
     */
    record Undefined(String why) implements Figure {}

    /** The number, when there is one. */
    default Optional<Measured> measured() {
        return switch (this) {
            case Measured measured -> Optional.of(measured);
            case Undefined undefined -> Optional.empty();
        };
    }

    /** The interval, when there is one. */
    default Optional<Interval> measuredInterval() {
        return measured().flatMap(Measured::interval);
    }
}
