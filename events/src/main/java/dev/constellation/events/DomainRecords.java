package dev.constellation.events;

import dev.constellation.core.domain.Example;
import dev.constellation.core.domain.Puzzle;
import dev.constellation.core.domain.Split;
import dev.constellation.core.domain.Task;
import dev.constellation.events.avro.TaskEvent;
import java.util.List;

/** The values of the core's vocabulary as records of the contract, and back. */
public final class DomainRecords {
    private DomainRecords() {}

    /** The record of a task, with its computed id. */
    public static TaskEvent record(Task task) {
        return TaskEvent.newBuilder()
                .setTaskId(task.id())
                .setDomain(task.domain())
                .setProfile(task.profile())
                .setPool(task.pool())
                .setStratum(task.stratum())
                .setExamples(records(task.examples()))
                .setHeldOutFrom(task.heldOutFrom())
                .setSecretProgram(task.secretProgram())
                .build();
    }

    /** The record of a puzzle. */
    public static dev.constellation.events.avro.Puzzle record(Puzzle puzzle) {
        return new dev.constellation.events.avro.Puzzle(
                puzzle.taskId(), records(puzzle.visible()), puzzle.unlabelled());
    }

    /** The record of a split. */
    public static dev.constellation.events.avro.Split record(Split split) {
        return new dev.constellation.events.avro.Split(split.seed(), split.visibleCount());
    }

    /**
     * The task of a record; the record's own id is not read.
     *
     * @throws IllegalArgumentException when the record describes no valid task; the message names the field
     */
    public static Task task(TaskEvent event) {
        return new Task(
                event.getDomain(),
                event.getProfile(),
                event.getPool(),
                event.getStratum(),
                examples(event.getExamples()),
                event.getHeldOutFrom(),
                event.getSecretProgram());
    }

    /**
     * The puzzle of a record.
     *
     * @throws IllegalArgumentException when a row has no columns
     */
    public static Puzzle puzzle(dev.constellation.events.avro.Puzzle puzzle) {
        return new Puzzle(puzzle.getTaskId(), examples(puzzle.getVisible()), puzzle.getUnlabelled());
    }

    /**
     * The split of a record.
     *
     * @throws IllegalArgumentException when it shows no row
     */
    public static Split split(dev.constellation.events.avro.Split split) {
        return new Split(split.getSeed(), split.getVisibleCount());
    }

    private static List<dev.constellation.events.avro.Example> records(List<Example> examples) {
        return examples.stream()
                .map(row -> new dev.constellation.events.avro.Example(row.input(), row.output()))
                .toList();
    }

    private static List<Example> examples(List<dev.constellation.events.avro.Example> records) {
        return records.stream()
                .map(row -> new Example(row.getInput(), row.getOutput()))
                .toList();
    }
}
