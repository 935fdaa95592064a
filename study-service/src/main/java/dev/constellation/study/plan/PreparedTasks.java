package dev.constellation.study.plan;

import dev.constellation.core.tasks.TaskUse;
import java.util.List;
import java.util.Map;

/**
 * The tasks of a study, reduced to what the plan needs.
 *
 * @param byUse tasks of each use, in the order they were made
 * @param exclusions what was left out of banks: "bank/id" to reason
 */
public record PreparedTasks(Map<TaskUse, List<PlannedTask>> byUse, Map<String, String> exclusions) {
    /** Copies the collections. */
    public PreparedTasks {
        byUse = Map.copyOf(byUse);
        exclusions = Map.copyOf(exclusions);
    }

    List<PlannedTask> of(TaskUse use) {
        List<PlannedTask> tasks = byUse.get(use);
        if (tasks == null) {
            throw new IllegalStateException(use.label() + " was not prepared");
        }
        return tasks;
    }
}
