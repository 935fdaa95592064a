package dev.constellation.cli.study;

/**
 * A replay as the study service describes it.
 *
 * @param analysis its id
 * @param state {@code WAITING}, {@code RUNNING}, {@code FINISHED}, {@code FAILED} or {@code CANCELLED}
 * @param detail why it failed
 * @param phase what is being done
 * @param done how much of it
 * @param total how much there is; 0 when that is not known
 * @param text what it found
 * @param file the same for programs: a path within the report
 */
public record ReplayStatus(
        String analysis, String state, String detail, String phase, long done, long total, String text, String file) {

    boolean isFinished() {
        return state.equals("FINISHED");
    }

    boolean isCancelled() {
        return state.equals("CANCELLED");
    }

    boolean isOver() {
        return isFinished() || isCancelled() || state.equals("FAILED");
    }

    /** How far it is, in words. */
    String progress() {
        return total == 0 ? phase : "%s: %d of %d".formatted(phase, done, total);
    }
}
