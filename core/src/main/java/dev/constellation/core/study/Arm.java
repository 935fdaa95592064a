package dev.constellation.core.study;

import dev.constellation.core.recipe.Recipe;
import dev.constellation.core.recipe.Recipes;

/**
 * A further way of training, in every trajectory beside the study's own: from the same first generator, on the same tasks
 * and splits, with the same seeds.
 *
 * @param name label in tables
 * @param recipe name of the recipe
 */
public record Arm(String name, String recipe) {
    /** Refuses names that cannot be labels, and unknown recipes. */
    public Arm {
        new Checks()
                .that(
                        name.matches("[a-z][a-z0-9-]{0,31}"),
                        "",
                        "'%s', allowed are up to 32 of a-z 0-9 -, a letter first".formatted(name))
                .that(
                        Recipes.find(recipe).isPresent(),
                        "recipe",
                        "'%s', allowed are %s".formatted(recipe, Recipes.ALLOWED))
                .done();
    }

    /** The recipe itself. */
    public Recipe strategy() {
        return Recipes.named(recipe);
    }
}
