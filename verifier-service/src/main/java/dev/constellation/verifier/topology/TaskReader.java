package dev.constellation.verifier.topology;

import dev.constellation.core.domain.Task;
import dev.constellation.events.Codec;
import dev.constellation.events.Codec.PoisonException;
import dev.constellation.events.DomainRecords;
import dev.constellation.events.avro.FailureCategory;
import dev.constellation.events.avro.TaskEvent;

/** Reads tasks and trusts no id: it follows from the content, and the key is the id. */
final class TaskReader {
    private static final Codec<TaskEvent> CODEC = Codec.of(TaskEvent.class);

    /**
     * Reads the task of a record.
     *
     * @throws PoisonException when the bytes are no task record
     * @throws RefusedException when the record describes no valid task, or its id or key is not that of its content
     */
    Task read(Origin origin) throws PoisonException, RefusedException {
        TaskEvent event = CODEC.decode(origin.requireValue());
        Task task = task(event);
        if (!task.id().equals(event.getTaskId())) {
            throw refused("taskId: '%s', the content has the id %s".formatted(event.getTaskId(), task.id()));
        }
        origin.requireKey(task.id(), null);
        return task;
    }

    /** Reads a task that was checked before. */
    Task decode(byte[] checked) throws PoisonException, RefusedException {
        return task(CODEC.decode(checked));
    }

    private static Task task(TaskEvent event) throws RefusedException {
        try {
            return DomainRecords.task(event);
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private static RefusedException refused(String message) {
        return new RefusedException(FailureCategory.INPUT, null, message);
    }
}
