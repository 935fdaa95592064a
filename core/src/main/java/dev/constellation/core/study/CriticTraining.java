package dev.constellation.core.study;

/**
 * How each trajectory's critic is made: from the survivors of a pool that is disjoint from everything else.
 *
 * @param tasks tasks of the pool
 * @param parts parts of their programs
 * @param samples samples of {@code gen_v0} per task
 * @param maxProgramsPerTask most survivors of one task that train, half of them right and half wrong
 * @param training how the adapter is trained
 */
public record CriticTraining(int tasks, Parts parts, int samples, int maxProgramsPerTask, Training training) {
    /** Refuses impossible values. */
    public CriticTraining {
        new Checks()
                .range("tasks", tasks, 1, 1_000_000)
                .range("samples", samples, 1, 4096)
                .range("maxProgramsPerTask", maxProgramsPerTask, 2, 4096)
                .done();
    }
}
