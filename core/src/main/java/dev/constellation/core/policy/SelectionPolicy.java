package dev.constellation.core.policy;

import java.util.List;
import java.util.Optional;

/**
 * Picks one of the survivors of a block of k samples. A policy sees what a user without the held-out rows could see; the
 * oracle, which is the ceiling of all policies, is the exception. Ties always go to the lowest sample index.
 */
public interface SelectionPolicy {
    /** Name in tables, files and events. */
    String name();

    /** Whether it needs the critic's margins. */
    boolean needsCritic();

    /** Whether it reads the held-out rows, so that it bounds the others and cannot be used. */
    default boolean isCeiling() {
        return false;
    }

    /**
     * The pick.
     *
     * @param survivors of one block, by ascending sample index
     * @return one of them; empty just when there are none
     * @throws IllegalArgumentException when a margin is needed and missing
     */
    Optional<Survivor> pick(List<Survivor> survivors);

    /** Whether the pick of a block generalizes; a block without survivors does not. */
    default boolean succeeds(List<Survivor> survivors) {
        return pick(survivors).map(Survivor::generalizes).orElse(false);
    }
}
