package dev.constellation.core.analysis;

import dev.constellation.core.stats.Interval;
import dev.constellation.core.stats.Power;
import java.util.Optional;
import java.util.OptionalDouble;

/** A number that a study reports, or the reason why there is none. */
public sealed interface Figure {
    /**
     * A number.
     *
     * @param value a share, a difference of shares, or a mean
     * @param interval 95% interval; absent where nothing varied between bootstrap replicates or too few define it, and
     *     the number is then no finding
     * @param standardError standard deviation over bootstrap replicates; absent without a bootstrap interval
     * @param sizes what it rests on
     */
    record Measured(double value, Optional<Interval> interval, OptionalDouble standardError, Sizes sizes)
            implements Figure {
        /** Smallest true difference from a fixed value that a study like this would see with probability 80%. */
        public OptionalDouble detectable() {
            return standardError.isPresent()
                    ? OptionalDouble.of(Power.detectable(standardError.getAsDouble()))
                    : OptionalDouble.empty();
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
