package dev.constellation.study.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A study as its users see it.
 *
 * @param studyId identity by content
 * @param run 0, or the number of a deliberate repetition
 * @param name label
 * @param state {@code QUEUED}, {@code PREPARING}, {@code RUNNING}, {@code ANALYSING}, {@code FINISHED}, {@code FAILED}
 *     or {@code CANCELLED}
 * @param detail digest of the report of a finished study, reason of a failed one
 * @param waitingFor what the study as a whole waits for; empty when its stages say it
 * @param stages progress by stage; empty when the service was restarted after the study ended
 * @param deadLetters dead letters read since it started
 * @param repeats answers that arrived more than once and were counted once
 */
public record StudyView(
        String studyId,
        int run,
        String name,
        String state,
        String detail,
        String waitingFor,
        List<Stage> stages,
        long deadLetters,
        long repeats) {
    /** Copies the list. */
    public StudyView {
        stages = List.copyOf(stages);
    }

    static StudyView of(Study study, Progress progress) {
        return new StudyView(
                study.key().studyId(),
                study.key().run(),
                study.name(),
                study.state().label(),
                study.state().detail(),
                study.state() instanceof StudyState.Active ? progress.waitingFor() : "",
                progress.stages(),
                progress.deadLetters(),
                progress.repeats());
    }

    /**
     * One stage, over all trajectories.
     *
     * @param name what is done
     * @param done items answered
     * @param total items in all
     * @param rate items per second over the last half minute
     * @param secondsLeft at this rate; null when nothing was answered lately
     * @param waitingFor what has to happen next; empty when complete
     */
    public record Stage(
            String name,
            int done,
            int total,
            double rate,
            @Nullable Double secondsLeft,
            String waitingFor) {}

    /** How far the work on a study is. */
    record Progress(String waitingFor, List<Stage> stages, long deadLetters, long repeats, Map<String, Double> costs) {
        static Progress none(String waitingFor) {
            return new Progress(waitingFor, List.of(), 0, 0, Map.of());
        }

        Progress waitingFor(String reason) {
            return new Progress(reason, stages, deadLetters, repeats, costs);
        }
    }
}
