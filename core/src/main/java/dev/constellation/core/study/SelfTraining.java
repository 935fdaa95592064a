package dev.constellation.core.study;

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
    /** Vanilla STaR: round r trains from round r-1's adapter on round r's own verified samples. */
    public static final String STAR = "star";

    /** Refuses impossible values. */
    public SelfTraining {
        new Checks()
                .that(recipe.equals(STAR), "recipe", "'%s', allowed is: %s".formatted(recipe, STAR))
                .range("tasks", tasks, 1, 1_000_000)
                .range("samples", samples, 1, 4096)
                .range("maxProgramsPerTask", maxProgramsPerTask, 1, 4096)
                .done();
    }
}
