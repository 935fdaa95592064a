package dev.constellation.report;

import dev.constellation.core.analysis.Figure;
import dev.constellation.core.stats.Interval;
import java.util.Optional;

/** What the interval of a difference supports. */
enum Direction {
    UP,
    DOWN,
    /** The interval holds zero, or there is none. */
    OPEN;

    static Direction of(Figure difference) {
        Optional<Interval> interval = difference.measuredInterval();
        if (interval.isPresent() && interval.get().isAbove(0)) {
            return UP;
        }
        return interval.isPresent() && interval.get().isBelow(0) ? DOWN : OPEN;
    }
}
