package dev.constellation.core.domain;

import java.util.List;

/**
 * A bank of real tasks and what was left out of it.
 *
 * @param name name of the bank
 * @param tasks the tasks that can be posed
 * @param exclusions the others, each with its reason
 */
public record RealBank(String name, List<Task> tasks, List<Exclusion> exclusions) {
    /** Copies the lists. */
    public RealBank {
        tasks = List.copyOf(tasks);
        exclusions = List.copyOf(exclusions);
    }

    /**
     * A task that cannot be posed.
     *
     * @param id the suite's own id of the task
     * @param reason why, in words
     */
    public record Exclusion(String id, String reason) {}
}
