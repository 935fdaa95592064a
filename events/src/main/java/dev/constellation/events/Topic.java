package dev.constellation.events;

import dev.constellation.events.avro.CandidateChunk;
import dev.constellation.events.avro.DeadLetter;
import dev.constellation.events.avro.GenerationRequest;
import dev.constellation.events.avro.ModelEvent;
import dev.constellation.events.avro.ScoreChunk;
import dev.constellation.events.avro.ScoringRequest;
import dev.constellation.events.avro.SelectionEvent;
import dev.constellation.events.avro.StudyEvent;
import dev.constellation.events.avro.TaskEvent;
import dev.constellation.events.avro.TrainingRequest;
import dev.constellation.events.avro.VerdictChunk;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The topic catalogue. Partition counts are fixed at creation; every topic whose key is a task id has the same count, so
 * that the verifier's inputs are co-partitioned.
 */
public enum Topic {
    TASKS("tasks", TaskEvent.class, true),
    GENERATION_REQUESTS("generation-requests", GenerationRequest.class, false),
    CANDIDATES("candidates", CandidateChunk.class, false),
    VERDICTS("verdicts", VerdictChunk.class, false),
    SCORING_REQUESTS("scoring-requests", ScoringRequest.class, false),
    SCORES("scores", ScoreChunk.class, false),
    SELECTIONS("selections", SelectionEvent.class, false),
    TRAINING_REQUESTS("training-requests", TrainingRequest.class, false),
    MODELS("models", ModelEvent.class, true),
    STUDIES("studies", StudyEvent.class, true),
    GENERATOR_DEAD_LETTERS("generator.dead-letters", DeadLetter.class, false),
    VERIFIER_DEAD_LETTERS("verifier.dead-letters", DeadLetter.class, false),
    CRITIC_DEAD_LETTERS("critic.dead-letters", DeadLetter.class, false),
    TRAINER_DEAD_LETTERS("trainer.dead-letters", DeadLetter.class, false),
    STUDY_DEAD_LETTERS("study.dead-letters", DeadLetter.class, false);

    /** Largest value of any topic, in bytes. */
    public static final int MAX_VALUE_BYTES = 1 << 20;

    /** Most bytes of a study file and its bank files together, with room for the rest of the record that keeps them. */
    public static final int MAX_SUBMISSION_BYTES = MAX_VALUE_BYTES - (64 << 10);

    private final String topicName;
    private final Class<? extends SpecificRecord> type;
    private final boolean compacted;

    Topic(String topicName, Class<? extends SpecificRecord> type, boolean compacted) {
        this.topicName = topicName;
        this.type = type;
        this.compacted = compacted;
    }

    /** Name on the broker. */
    public String topicName() {
        return topicName;
    }

    /** The record every value of this topic holds. */
    public Class<? extends SpecificRecord> type() {
        return type;
    }

    /** All topics of the catalogue as the broker creates them. */
    public static List<NewTopic> catalogue(int partitions, short replication) {
        return List.of(values()).stream()
                .map(topic -> topic.newTopic(partitions, replication))
                .toList();
    }

    private NewTopic newTopic(int partitions, short replication) {
        return new NewTopic(topicName, partitions, replication)
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        compacted ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        "-1",
                        TopicConfig.RETENTION_BYTES_CONFIG,
                        "-1"));
    }
}
