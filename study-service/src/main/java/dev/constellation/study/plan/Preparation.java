package dev.constellation.study.plan;

import dev.constellation.core.domain.Domain;
import dev.constellation.core.domain.Split;
import dev.constellation.core.domain.Task;
import dev.constellation.core.study.StudyDefinition;
import dev.constellation.core.tasks.TaskSource;
import dev.constellation.core.tasks.TaskUse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Makes a study's tasks, one set at a time, so that no more than one set with all its rows is in memory. A task that
 * occurs in two sets stays in the first.
 */
public final class Preparation {
    private final Domain domain;
    private final TaskSource source;
    private final boolean transductive;
    private final Queue<TaskUse> waiting;
    private final int sets;
    private final Map<String, TaskUse> owners = new HashMap<>();
    private final Map<TaskUse, List<PlannedTask>> planned = new LinkedHashMap<>();
    private final Map<String, String> exclusions = new TreeMap<>();

    /** Starts with no set made. */
    public Preparation(Domain domain, StudyDefinition definition) {
        this(domain, definition, _ -> true);
    }

    private Preparation(Domain domain, StudyDefinition definition, Predicate<TaskUse> wanted) {
        this.domain = domain;
        source = new TaskSource(domain, definition);
        transductive = definition.transductive();
        waiting = new ArrayDeque<>(source.uses().stream().filter(wanted).toList());
        sets = waiting.size();
    }

    /** Makes the banks alone. They come before all other sets, so they hold the same tasks as in a whole preparation. */
    public static Preparation ofBanks(Domain domain, StudyDefinition definition) {
        return new Preparation(domain, definition, TaskUse.OfBank.class::isInstance);
    }

    /** How many sets there are. */
    public int sets() {
        return sets;
    }

    /** How many of them are made. */
    public int made() {
        return sets - waiting.size();
    }

    /** Whether every set is made. */
    public boolean complete() {
        return waiting.isEmpty();
    }

    /**
     * Makes the next set.
     *
     * @return its tasks with all rows, for the verifier only
     * @throws StudyFailedException when an evaluation bank is left without tasks
     */
    public List<Task> next() {
        TaskUse use = waiting.remove();
        List<Split> splits = source.splits(use);
        TaskSource.TaskSet set = made(use);
        set.exclusions().forEach((id, reason) -> exclude(use, id, reason));
        List<Task> kept = new ArrayList<>();
        List<PlannedTask> plans = new ArrayList<>();
        for (Task task : set.tasks()) {
            String id = task.id();
            if (mayUse(use, id, task, splits)) {
                kept.add(task);
                plans.add(plan(use, id, task, splits));
            }
        }
        if (kept.isEmpty()) {
            throw new StudyFailedException("%s: no task is left that can be posed".formatted(use.label()));
        }
        planned.put(use, List.copyOf(plans));
        return kept;
    }

    private TaskSource.TaskSet made(TaskUse use) {
        try {
            return source.tasks(use);
        } catch (IllegalStateException e) {
            throw new StudyFailedException(Objects.requireNonNull(e.getMessage()));
        }
    }

    /** All sets, once complete. */
    public PreparedTasks result() {
        if (!complete()) {
            throw new IllegalStateException("%d of %d task sets are made".formatted(made(), sets));
        }
        return new PreparedTasks(planned, exclusions);
    }

    private boolean mayUse(TaskUse use, String id, Task task, List<Split> splits) {
        if (!splits.getFirst().suits(task)) {
            exclude(use, id, "fewer than %d rows would be held out".formatted(Split.MIN_HELD_OUT));
            return false;
        }
        TaskUse owner = owners.putIfAbsent(id, use);
        if (owner != null) {
            exclude(use, id, "occurs in " + owner.label());
        }
        return owner == null;
    }

    private void exclude(TaskUse use, String id, String reason) {
        if (use instanceof TaskUse.OfBank(String bank)) {
            exclusions.put(bank + "/" + id, reason);
        }
    }

    private PlannedTask plan(TaskUse use, String id, Task task, List<Split> splits) {
        return new PlannedTask(
                id,
                task.stratum(),
                use instanceof TaskUse.OfBank ? domain.axes(task) : Set.of(),
                splits.stream().map(split -> split.puzzle(task, transductive)).toList(),
                source.isGiven(use) ? Optional.ofNullable(task.secretProgram()) : Optional.empty());
    }
}
