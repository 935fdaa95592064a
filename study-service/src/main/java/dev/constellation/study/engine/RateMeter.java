package dev.constellation.study.engine;

import dev.constellation.study.plan.StageProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells how fast stages move, from what was done over the last half minute. */
final class RateMeter {
    private static final Duration WINDOW = Duration.ofSeconds(30);

    private final Clock clock;
    private final Map<String, Deque<Reading>> readings = new HashMap<>();

    RateMeter(Clock clock) {
        this.clock = clock;
    }

    List<StudyView.Stage> read(List<StageProgress> stages) {
        Instant now = clock.instant();
        return stages.stream().map(stage -> read(stage, now)).toList();
    }

    private StudyView.Stage read(StageProgress stage, Instant now) {
        Deque<Reading> window = readings.computeIfAbsent(stage.name(), _ -> new ArrayDeque<>());
        window.addLast(new Reading(now, stage.done()));
        while (window.size() > 2 && window.getFirst().at().isBefore(now.minus(WINDOW))) {
            window.removeFirst();
        }
        double rate = window.getFirst().rateTo(window.getLast());
        int left = stage.total() - stage.done();
        return new StudyView.Stage(
                stage.name(),
                stage.done(),
                stage.total(),
                rate,
                rate > 0 && left > 0 ? Double.valueOf(left / rate) : null,
                stage.waitingFor());
    }

    private record Reading(Instant at, int done) {
        double rateTo(Reading later) {
            double seconds = Duration.between(at, later.at).toNanos() * 1e-9;
            return seconds > 0 ? (later.done - done) / seconds : 0;
        }
    }
}
