package dev.constellation.study.replay;

/**
 * A replay as users see it.
 *
 * @param analysis its id, also in the log
 * @param state {@code WAITING}, {@code RUNNING}, {@code FINISHED}, {@code FAILED} or {@code CANCELLED}
 * @param detail why it failed; empty when it did not
 * @param phase what is being done
 * @param done how much of it
 * @param total how much there is; 0 when that is not known
 * @param text what it found, in words and tables; empty before its end
 * @param file the same for programs, as a path within the report of the study; empty before its end
 */
public record ReplayView(
        String analysis, String state, String detail, String phase, long done, long total, String text, String file) {}
