package dev.constellation.core.recipe;

import java.util.List;

/**
 * What a round of self-training makes of its judged samples. A recipe is a value without state; it is found by its name
 * in {@link Recipes}, and a further one is one more class there.
 */
public interface Recipe {
    /** Name in study files, requests and tables. */
    String name();

    /** What it is, in a few words for tables. */
    String summary();

    /**
     * The programs of one task that train.
     *
     * @param task the task's samples in sampling order
     * @param most most distinct programs
     * @return distinct programs in sampling order; empty when none qualifies
     */
    List<WeightedProgram> choose(TaskSamples task, int most);

    /** Where the programs come from. */
    default Source source() {
        return Source.SAMPLES;
    }

    /** Whether a round trains on the samples of all rounds so far instead of its own alone. */
    default boolean accumulates() {
        return false;
    }

    /** Whether a round trains the first generator anew instead of going on with the last round's. */
    default boolean restarts() {
        return false;
    }

    /**
     * Whether it is a control of the study's own recipe: it trains on as many rows as that did in the same trajectory
     * and round, so that rows alone make no difference.
     */
    default boolean isControl() {
        return false;
    }

    /** Where the programs of a round come from. */
    enum Source {
        /** The round's parent, which samples them. */
        SAMPLES,
        /** The programs that the round's tasks were made from. */
        SECRET_PROGRAMS,
        /** The programs of as many further tasks of the kind that the first generator was trained on. */
        SUPERVISED
    }
}
