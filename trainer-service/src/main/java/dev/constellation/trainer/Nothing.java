package dev.constellation.trainer;

import dev.constellation.events.avro.Role;
import java.util.List;

/** Says why some chunks give no row to train on. */
final class Nothing {
    private Nothing() {}

    static String qualifies(Role role, List<LabelledChunk> chunks) {
        long samples = chunks.stream().mapToLong(LabelledChunk::samples).sum();
        long survivors =
                chunks.stream().mapToLong(chunk -> chunk.survivors().size()).sum();
        long right = chunks.stream()
                .flatMap(chunk -> chunk.survivors().stream())
                .filter(LabelledProgram::generalizes)
                .count();
        return "nothing to train on: %d verdicts in %d chunks, %d right on the visible rows, %d on all rows; %s"
                .formatted(samples, chunks.size(), survivors, right, needed(role));
    }

    private static String needed(Role role) {
        return switch (role) {
            case GENERATOR -> "a generator needs at least one that is right on all rows";
            case CRITIC ->
                "a critic needs at least one task with a right and a wrong one among those that are right on"
                        + " the visible rows, and maxProgramsPerTask of at least 2";
        };
    }
}
