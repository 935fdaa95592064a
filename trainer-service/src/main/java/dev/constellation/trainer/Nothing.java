package dev.constellation.trainer;

import dev.constellation.core.recipe.JudgedSample;
import dev.constellation.core.recipe.Recipe;
import java.util.List;
import java.util.function.Predicate;

/** Says why some chunks give no row to train on. */
final class Nothing {
    /** What a critic needs. */
    static final String FOR_CRITIC =
            "a critic needs at least one task with a right and a wrong one among those that are"
                    + " right on the visible rows, and maxProgramsPerTask of at least 2";

    private Nothing() {}

    /** What a generator of a recipe needs. */
    static String forGenerator(Recipe recipe) {
        return "a generator of recipe '%s' learns %s and needs at least one".formatted(recipe.name(), recipe.summary());
    }

    static String qualifies(String needed, List<LabelledChunk> chunks) {
        return "nothing to train on: %d verdicts in %d chunks, %d right on the visible rows, %d on all rows; %s"
                .formatted(
                        chunks.stream().mapToLong(LabelledChunk::samples).sum(),
                        chunks.size(),
                        count(chunks, JudgedSample::visiblePass),
                        count(chunks, JudgedSample::generalizes),
                        needed);
    }

    private static long count(List<LabelledChunk> chunks, Predicate<JudgedSample> what) {
        return chunks.stream()
                .flatMap(chunk -> chunk.programs().stream())
                .filter(what)
                .count();
    }
}
