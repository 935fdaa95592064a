package dev.constellation.cli.study;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A study as the study service describes it.
 *
 * @param studyId its identity by content
 * @param run 0, or the number of a deliberate repetition
 * @param name its label
 * @param state where it stands: {@code QUEUED}, {@code PREPARING}, {@code RUNNING}, {@code ANALYSING}, {@code FINISHED},
 *     {@code FAILED} or {@code CANCELLED}
 * @param detail digest of the report of a finished study, reason of a failed one
 * @param waitingFor what the study as a whole waits for; empty when its stages say it
 * @param stages its stages in order; empty in summaries
 * @param deadLetters messages that could not be processed
 * @param repeats results that were delivered more than once and counted once
 */
public record StudyStatus(
        String studyId,
        int run,
        String name,
        String state,
        @Nullable String detail,
        @Nullable String waitingFor,
        @Nullable @JsonProperty("stages") List<Stage> stagesOrNull,
        long deadLetters,
        long repeats) {

    /** What names this run of the study to the service. */
    public String key() {
        return studyId + "-" + run;
    }

    /** Whether it is meant by a key, an id or a name. */
    public boolean isCalled(String text) {
        return List.of(key(), studyId, name).contains(text);
    }

    /** What the study as a whole waits for; empty when its stages say it. */
    Optional<String> waiting() {
        return Optional.ofNullable(waitingFor).filter(reason -> !reason.isBlank());
    }

    /** Why it failed, when it did. */
    Optional<String> reason() {
        return Optional.ofNullable(detail).filter(text -> !text.isBlank());
    }

    /** Whether it has a result. */
    public boolean isFinished() {
        return state.equals("FINISHED");
    }

    /** Whether nothing happens to it any more. */
    public boolean isOver() {
        return isFinished() || state.equals("FAILED") || state.equals("CANCELLED");
    }

    /** Its stages in order; empty in summaries. */
    public List<Stage> stages() {
        return stagesOrNull == null ? List.of() : stagesOrNull;
    }

    /**
     * One stage.
     *
     * @param name what is done
     * @param done items that are answered
     * @param total items in all
     * @param rate items per second
     * @param secondsLeft estimate; null when there is none yet
     * @param waitingFor what it waits for; null when it works
     */
    public record Stage(
            String name,
            long done,
            long total,
            double rate,
            @Nullable Double secondsLeft,
            @Nullable String waitingFor) {

        /** Whether nothing is left to do. */
        boolean isComplete() {
            return total > 0 && done >= total;
        }

        /** The estimate as minutes and seconds. */
        Optional<String> timeLeft() {
            return Optional.ofNullable(secondsLeft)
                    .map(Math::round)
                    .map(seconds -> "%d:%02d".formatted(seconds / 60, seconds % 60));
        }

        /** What it waits for; empty when it works. */
        Optional<String> waiting() {
            return Optional.ofNullable(waitingFor).filter(reason -> !reason.isBlank());
        }
    }
}
