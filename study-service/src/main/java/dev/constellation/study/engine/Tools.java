package dev.constellation.study.engine;

import dev.constellation.study.log.LogReader;
import dev.constellation.study.log.LogWriter;
import dev.constellation.study.plan.Limits;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/**
 * What an active study works with.
 *
 * @param reader of answers
 * @param writer of requests
 * @param reports analyses and keeps reports
 * @param background runs what takes long: the making of tasks and analyses
 * @param limits bounds of a run
 * @param clock for rates and wall time
 * @param changed writes a new state of the study
 */
record Tools(
        LogReader reader,
        LogWriter writer,
        Reports reports,
        ExecutorService background,
        Limits limits,
        Clock clock,
        Consumer<Study> changed) {
    Tools changing(Consumer<Study> other) {
        return new Tools(reader, writer, reports, background, limits, clock, other);
    }
}
