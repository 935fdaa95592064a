package dev.constellation.verifier.topology;

import dev.constellation.core.domain.Task;
import dev.constellation.events.Codec.PoisonException;
import dev.constellation.events.Codec.UnknownSchemaException;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.CandidateChunk;
import dev.constellation.events.avro.FailureCategory;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Joins the candidates of one partition with the tasks of the same partition.
 *
 * <p>Tasks are kept. A chunk whose task is known is judged at once; one that comes earlier is parked until its task
 * arrives or its time runs out. A chunk id is judged once. Input positions, state and output are one transaction of
 * Streams, so a chunk has exactly one committed verdict wherever the service is killed.
 */
final class PartitionVerifier {
    private final TaskReader taskReader = new TaskReader();
    private final ChunkReader chunkReader = new ChunkReader();
    private final ChunkVerifier chunkVerifier;
    private final VerifierMetrics metrics;
    private final Outbox outbox;
    private final KeyValueStore<String, byte[]> tasks;
    private final KeyValueStore<String, Long> judged;
    private final ParkingLot parkingLot;
    private final Duration taskTimeout;

    PartitionVerifier(ProcessorContext<byte[], byte[]> context, VerifierLimits limits, VerifierMetrics metrics) {
        this.chunkVerifier = new ChunkVerifier(limits.cachedPrograms(), metrics);
        this.metrics = metrics;
        this.outbox = new Outbox(context, metrics);
        this.tasks = context.getStateStore(StateStores.TASKS);
        this.judged = context.getStateStore(StateStores.JUDGED);
        this.parkingLot = new ParkingLot(context.getStateStore(StateStores.PARKED), metrics);
        this.taskTimeout = limits.taskTimeout();
    }

    /**
     * Processes one record of either input.
     *
     * @param now milliseconds since the epoch
     * @throws UnreadableTopicException when it was written with a schema that this version does not know
     */
    void accept(Origin origin, long now) {
        try {
            if (origin.topic().equals(Topic.TASKS.topicName())) {
                acceptTask(origin, now);
            } else {
                acceptChunk(origin, now);
            }
        } catch (PoisonException e) {
            outbox.send(origin, FailureCategory.INPUT, null, e.getMessage());
        } catch (RefusedException e) {
            outbox.send(origin, e.category(), e.subject(), e.getMessage());
        } catch (UnknownSchemaException e) {
            throw new UnreadableTopicException(origin, e);
        }
    }

    /** Gives up on chunks whose task did not come in time. */
    void expire(long now) {
        String reason = "the task did not arrive within %s".formatted(taskTimeout);
        parkingLot.expire(
                now - taskTimeout.toMillis(),
                (chunkId, origin) -> outbox.send(origin, FailureCategory.ENVIRONMENT, chunkId, reason));
    }

    /** Ends the work on this partition. */
    void close() {
        parkingLot.close();
    }

    private void acceptTask(Origin origin, long now) throws PoisonException, RefusedException {
        Task task = taskReader.read(origin);
        tasks.put(task.id(), origin.requireValue());
        parkingLot.release(task.id(), (chunkId, parked) -> accept(parked, now));
    }

    private void acceptChunk(Origin origin, long now) throws PoisonException, RefusedException {
        CandidateChunk chunk = chunkReader.read(origin);
        String taskId = chunk.getAt().getTaskId();
        byte[] task = tasks.get(taskId);
        if (judged.get(chunk.getChunkId()) != null) {
            metrics.repeat();
        } else if (task == null) {
            parkingLot.park(taskId, chunk.getChunkId(), ParkedChunk.of(origin, now));
        } else {
            outbox.send(chunkVerifier.verify(taskReader.decode(task), chunk));
            judged.put(chunk.getChunkId(), origin.offset());
        }
    }
}
