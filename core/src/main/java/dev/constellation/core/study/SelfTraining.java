package dev.constellation.core.study;

import dev.constellation.core.recipe.Recipe;
import dev.constellation.core.recipe.Recipes;

/**
 * What happens in each round of self-training.
 *
 * @param recipe which verified samples train, and from which parent
 * @param tasks fresh tasks per round and trajectory
 * @param parts parts of their programs
 * @param samples samples per task
 * @param maxProgramsPerTask most distinct verified programs of one task that train
 * @param training how the adapter is trained
 */
public record SelfTraining(
        String recipe, int tasks, Parts parts, int samples, int maxProgramsPerTask, Training training) {
    /** Refuses impossible values. */
    public SelfTraining {
        new Checks()
                .that(
                        Recipes.find(recipe).isPresent(),
                        "recipe",
                        "'%s', allowed are %s".formatted(recipe, Recipes.ALLOWED))
                .range("tasks", tasks, 1, 1_000_000)
                .range("samples", samples, 1, 4096)
                .range("maxProgramsPerTask", maxProgramsPerTask, 1, 4096)
                .done();
    }

    /** The recipe itself. */
    public Recipe strategy() {
        return Recipes.named(recipe);
    }
}
