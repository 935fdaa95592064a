package dev.constellation.study.store;

import dev.constellation.events.Codec;
import dev.constellation.events.Codec.PoisonException;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.Candidate;
import dev.constellation.events.avro.CandidateChunk;
import dev.constellation.events.avro.Coordinates;
import dev.constellation.events.avro.LossPoint;
import dev.constellation.events.avro.ModelEvent;
import dev.constellation.events.avro.Pick;
import dev.constellation.events.avro.ScoreChunk;
import dev.constellation.events.avro.ScoringRequest;
import dev.constellation.events.avro.SelectionEvent;
import dev.constellation.events.avro.StudyEvent;
import dev.constellation.events.avro.TaskEvent;
import dev.constellation.events.avro.Verdict;
import dev.constellation.events.avro.VerdictChunk;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads records of the log as rows of the store. Examples of tasks and secret programs are left where they are. */
final class LogRecords {
    /** The topics that the store is made of. */
    static final List<Topic> TOPICS = List.of(
            Topic.STUDIES,
            Topic.TASKS,
            Topic.CANDIDATES,
            Topic.VERDICTS,
            Topic.SCORING_REQUESTS,
            Topic.SCORES,
            Topic.SELECTIONS,
            Topic.MODELS);

    private static final Map<String, Topic> BY_NAME =
            TOPICS.stream().collect(Collectors.toMap(Topic::topicName, Function.identity()));

    private final Codec<StudyEvent> studies = Codec.of(StudyEvent.class);
    private final Codec<TaskEvent> tasks = Codec.of(TaskEvent.class);
    private final Codec<CandidateChunk> candidates = Codec.of(CandidateChunk.class);
    private final Codec<VerdictChunk> verdicts = Codec.of(VerdictChunk.class);
    private final Codec<ScoringRequest> scoringRequests = Codec.of(ScoringRequest.class);
    private final Codec<ScoreChunk> scores = Codec.of(ScoreChunk.class);
    private final Codec<SelectionEvent> selections = Codec.of(SelectionEvent.class);
    private final Codec<ModelEvent> models = Codec.of(ModelEvent.class);

    /**
     * The rows of a record of one of {@link #TOPICS}.
     *
     * @throws PoisonException when the value is no record of its topic
     * @throws IllegalArgumentException when its fields contradict each other
     * @throws Codec.UnknownSchemaException when a newer version of the service is needed
     */
    Entry read(ConsumerRecord<byte[], byte[]> record) throws PoisonException {
        byte[] value = record.value();
        Topic topic = BY_NAME.get(record.topic());
        if (topic == null) {
            throw new IllegalArgumentException("topic '%s' is not kept in the store".formatted(record.topic()));
        }
        return switch (topic) {
            case STUDIES -> study(studies.decode(value));
            case TASKS -> task(tasks.decode(value));
            case CANDIDATES -> sampled(candidates.decode(value));
            case VERDICTS -> judged(verdicts.decode(value));
            case SCORING_REQUESTS -> asked(scoringRequests.decode(value));
            case SCORES -> scored(scores.decode(value));
            case SELECTIONS -> selected(selections.decode(value));
            case MODELS -> trained(models.decode(value));
            case GENERATION_REQUESTS,
                    TRAINING_REQUESTS,
                    GENERATOR_DEAD_LETTERS,
                    VERIFIER_DEAD_LETTERS,
                    CRITIC_DEAD_LETTERS,
                    TRAINER_DEAD_LETTERS,
                    STUDY_DEAD_LETTERS ->
                throw new IllegalArgumentException("topic '%s' is not kept in the store".formatted(topic.topicName()));
        };
    }

    private static Entry study(StudyEvent event) {
        return Entry.of(
                Table.STUDIES,
                event.getStudyId() + "-" + event.getRun(),
                event.getStudyId(),
                event.getRun(),
                event.getName(),
                event.getState(),
                event.getDetail());
    }

    private static Entry task(TaskEvent task) {
        return Entry.of(
                Table.TASKS, task.getTaskId(), task.getDomain(), task.getProfile(), task.getPool(), task.getStratum());
    }

    private static Entry sampled(CandidateChunk chunk) {
        List<Candidate> samples = chunk.getCandidates();
        Entry entry = chunk(
                Table.CANDIDATE_CHUNKS,
                chunk.getChunkId(),
                chunk.getAt(),
                samples.size(),
                samples.stream().mapToLong(Candidate::getTokens).sum(),
                chunk.getPromptTokens(),
                chunk.getNodeSeconds(),
                chunk.getCpuSeconds());
        int index = chunk.getFirstSample();
        for (Candidate sample : samples) {
            entry.and(
                    Table.CANDIDATES,
                    chunk.getChunkId(),
                    index++,
                    sample.getText(),
                    sample.getTokens(),
                    sample.getLogProbability(),
                    sample.getFinishReason().name());
        }
        return entry;
    }

    private static Entry judged(VerdictChunk chunk) {
        Entry entry = chunk(Table.VERDICT_CHUNKS, chunk.getChunkId(), chunk.getAt());
        int index = chunk.getFirstSample();
        for (Verdict verdict : chunk.getVerdicts()) {
            entry.and(
                    Table.VERDICTS,
                    chunk.getChunkId(),
                    index++,
                    verdict.getParse().name(),
                    verdict.getVisiblePass(),
                    verdict.getHeldOutPass(),
                    nullWhenEmpty(verdict.getBehaviour()),
                    nullWhenEmpty(verdict.getHeldOutBehaviour()),
                    verdict.getProgram(),
                    verdict.getSize(),
                    verdict.getParts());
        }
        return entry;
    }

    /** A row that says where a chunk belongs, before what else is known of it. */
    private static Entry chunk(Table table, String id, Coordinates at, Object... rest) {
        Object[] place = {
            at.getStudyId(),
            at.getRun(),
            at.getPurpose().name(),
            at.getTrajectory(),
            at.getRound(),
            at.getModel().getName(),
            at.getVariant(),
            at.getTaskId(),
            at.getSplit().getSeed()
        };
        return Entry.of(
                table, id, Stream.concat(Stream.of(place), Stream.of(rest)).toArray());
    }

    private static Entry asked(ScoringRequest request) {
        return Entry.of(
                Table.SCORING_REQUESTS,
                request.getRequestId(),
                request.getTrajectory(),
                request.getRound(),
                request.getSplit().getSeed());
    }

    private static Entry scored(ScoreChunk chunk) {
        List<String> programs = chunk.getSurvivors();
        List<Double> margins = chunk.getMargins();
        if (programs.size() != margins.size()) {
            throw new IllegalArgumentException("scores.margins: %d for %d survivors, allowed is one for each"
                    .formatted(margins.size(), programs.size()));
        }
        Entry entry = Entry.of(
                Table.SCORE_CHUNKS,
                chunk.getRequestId(),
                chunk.getStudyId(),
                chunk.getRun(),
                chunk.getAnalysis(),
                chunk.getTaskId(),
                chunk.getCritic().getName(),
                programs.size(),
                chunk.getPromptTokens(),
                chunk.getNodeSeconds(),
                chunk.getCpuSeconds());
        for (int i = 0; i < programs.size(); i++) {
            entry.and(Table.SCORES, chunk.getRequestId(), programs.get(i), margins.get(i));
        }
        return entry;
    }

    private static Entry selected(SelectionEvent event) {
        Entry entry = Entry.of(
                Table.SELECTIONS,
                event.getSelectionId(),
                event.getStudyId(),
                event.getRun(),
                event.getAnalysis(),
                event.getTrajectory(),
                event.getRound(),
                event.getTaskId(),
                event.getSplit().getSeed(),
                event.getK());
        for (Pick pick : event.getPicks()) {
            entry.and(
                    Table.PICKS,
                    event.getSelectionId(),
                    pick.getPolicy(),
                    pick.getBlock(),
                    pick.getProgram(),
                    pick.getGeneralizes());
        }
        return entry;
    }

    private static Entry trained(ModelEvent model) {
        List<LossPoint> curve = model.getCurve();
        return Entry.of(
                Table.MODELS,
                model.getModel().getName(),
                model.getStudyId(),
                model.getRun(),
                model.getTrajectory(),
                model.getRound(),
                model.getRole().name(),
                model.getParent().getName(),
                model.getRows(),
                model.getTokens(),
                curve.isEmpty() ? null : curve.getLast().getLoss(),
                model.getNodeSeconds(),
                model.getCpuSeconds());
    }

    private static @Nullable String nullWhenEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
