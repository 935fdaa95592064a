package dev.constellation.study.replay;

import dev.constellation.events.Topic;
import dev.constellation.study.log.LogReader;
import dev.constellation.study.log.Positions;
import java.util.List;

/**
 * A part of the log.
 *
 * @param from where it begins
 * @param to where it ends, at every partition
 * @param gone records that a study may have written into it and that the log does not keep any more
 */
record LogRange(Positions from, Positions to, long gone) {

    /** The part of some topics that was written between two times, from the beginning of a study on. */
    static LogRange of(LogReader log, List<Topic> topics, Positions study, Period period) {
        Positions from =
                period.from().map(time -> study.orLater(log.at(topics, time))).orElse(study);
        Positions to = period.to().map(time -> log.at(topics, time)).orElseGet(() -> log.end(topics));
        return new LogRange(from, to, from.until(log.beginning(topics)));
    }
}
