package dev.constellation.study.plan;

import dev.constellation.core.domain.Example;
import dev.constellation.core.domain.Puzzle;
import dev.constellation.core.domain.Split;
import dev.constellation.core.domain.Task;
import dev.constellation.core.study.Training;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.Hyperparameters;
import dev.constellation.events.avro.TaskEvent;
import java.util.List;

/** The domain's values as events carry them. */
public final class Wire {
    private Wire() {}

    /** A task with all rows, for the verifier. */
    public static Outgoing task(Task task) {
        String id = task.id();
        return new Outgoing(
                Topic.TASKS,
                id,
                TaskEvent.newBuilder()
                        .setTaskId(id)
                        .setDomain(task.domain())
                        .setProfile(task.profile())
                        .setPool(task.pool())
                        .setStratum(task.stratum())
                        .setExamples(examples(task.examples()))
                        .setHeldOutFrom(task.heldOutFrom())
                        .setSecretProgram(task.secretProgram())
                        .build());
    }

    static dev.constellation.events.avro.Puzzle puzzle(Puzzle puzzle) {
        return new dev.constellation.events.avro.Puzzle(
                puzzle.taskId(), examples(puzzle.visible()), puzzle.unlabelled());
    }

    static dev.constellation.events.avro.Split split(Split split) {
        return new dev.constellation.events.avro.Split(split.seed(), split.visibleCount());
    }

    static Hyperparameters hyperparameters(Training training) {
        return new Hyperparameters(
                training.rank(), training.alpha(), training.epochs(), training.batchRows(), training.learningRate());
    }

    private static List<dev.constellation.events.avro.Example> examples(List<Example> examples) {
        return examples.stream()
                .map(row -> new dev.constellation.events.avro.Example(row.input(), row.output()))
                .toList();
    }
}
