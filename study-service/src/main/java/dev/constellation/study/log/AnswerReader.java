package dev.constellation.study.log;

import dev.constellation.events.Codec;
import dev.constellation.events.Codec.PoisonException;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.CandidateChunk;
import dev.constellation.events.avro.Coordinates;
import dev.constellation.events.avro.DeadLetter;
import dev.constellation.events.avro.ModelEvent;
import dev.constellation.events.avro.Purpose;
import dev.constellation.events.avro.ScoreChunk;
import dev.constellation.events.avro.StudyEvent;
import dev.constellation.events.avro.VerdictChunk;
import dev.constellation.study.plan.Answer;
import dev.constellation.study.plan.StudyContext;
import dev.constellation.study.plan.StudyKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records of the log as answers to one run; records of other runs are no answers. */
public final class AnswerReader {
    /** The topics that hold answers, and {@code studies}, where what is no study must not go unnoticed. */
    public static final List<Topic> TOPICS = List.of(
            Topic.STUDIES,
            Topic.CANDIDATES,
            Topic.VERDICTS,
            Topic.SCORES,
            Topic.MODELS,
            Topic.GENERATOR_DEAD_LETTERS,
            Topic.VERIFIER_DEAD_LETTERS,
            Topic.CRITIC_DEAD_LETTERS,
            Topic.TRAINER_DEAD_LETTERS);

    private static final List<String> OWN_ANALYSES =
            List.of(StudyContext.MAIN_ANALYSIS, StudyContext.RETRAINED_ANALYSIS);

    private final Codec<StudyEvent> studies = Codec.of(StudyEvent.class);
    private final Codec<CandidateChunk> candidates = Codec.of(CandidateChunk.class);
    private final Codec<VerdictChunk> verdicts = Codec.of(VerdictChunk.class);
    private final Codec<ScoreChunk> scores = Codec.of(ScoreChunk.class);
    private final Codec<ModelEvent> models = Codec.of(ModelEvent.class);
    private final Codec<DeadLetter> deadLetters = Codec.of(DeadLetter.class);
    private final StudyKey study;
    private final Judgements judgements = new Judgements();

    /** Reads for the given run. */
    public AnswerReader(StudyKey study) {
        this.study = study;
    }

    /**
     * The answer in a record of one of {@link #TOPICS}.
     *
     * @throws PoisonException when the value is no record of its topic
     */
    public Optional<Answer> read(ConsumerRecord<byte[], byte[]> record) throws PoisonException {
        Topic topic = topic(record.topic());
        return switch (topic) {
            case STUDIES -> nothing(studies.decode(record.value()));
            case CANDIDATES -> sampled(candidates.decode(record.value()));
            case VERDICTS -> judged(verdicts.decode(record.value()), record);
            case SCORES -> scored(scores.decode(record.value()));
            case MODELS -> trained(models.decode(record.value()));
            case GENERATOR_DEAD_LETTERS, VERIFIER_DEAD_LETTERS, CRITIC_DEAD_LETTERS, TRAINER_DEAD_LETTERS ->
                Optional.of(refused(topic, deadLetters.decode(record.value())));
            case TASKS, GENERATION_REQUESTS, SCORING_REQUESTS, SELECTIONS, TRAINING_REQUESTS, STUDY_DEAD_LETTERS ->
                throw new IllegalArgumentException("topic %s holds no answers".formatted(topic.topicName()));
        };
    }

    private static Topic topic(String name) {
        return TOPICS.stream()
                .filter(topic -> topic.topicName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("topic '%s' holds no answers".formatted(name)));
    }

    private static Optional<Answer> nothing(StudyEvent written) {
        return Optional.empty();
    }

    private Optional<Answer> sampled(CandidateChunk chunk) {
        if (!concerns(chunk.getAt()) || chunk.getAt().getPurpose() == Purpose.GIVEN) {
            return Optional.empty();
        }
        var samples = chunk.getCandidates();
        double[] logProbabilities = new double[samples.size()];
        int[] tokens = new int[samples.size()];
        for (int i = 0; i < tokens.length; i++) {
            logProbabilities[i] = samples.get(i).getLogProbability();
            tokens[i] = samples.get(i).getTokens();
        }
        return Optional.of(new Answer.Sampled(
                chunk.getChunkId(),
                logProbabilities,
                tokens,
                chunk.getPromptTokens(),
                chunk.getNodeSeconds(),
                chunk.getCpuSeconds()));
    }

    private Optional<Answer> judged(VerdictChunk chunk, ConsumerRecord<byte[], byte[]> record) {
        if (!concerns(chunk.getAt())) {
            return Optional.empty();
        }
        Purpose purpose = chunk.getAt().getPurpose();
        boolean evaluated = purpose == Purpose.EVALUATE || purpose == Purpose.CONTROL;
        return Optional.of(new Answer.Judged(
                chunk.getChunkId(),
                record.partition(),
                record.offset(),
                chunk.getVerdicts().size(),
                evaluated ? judgements.of(chunk.getVerdicts()) : List.of()));
    }

    private Optional<Answer> scored(ScoreChunk chunk) {
        if (!study.is(chunk.getStudyId(), chunk.getRun()) || !OWN_ANALYSES.contains(chunk.getAnalysis())) {
            return Optional.empty();
        }
        Map<String, Double> margins = HashMap.newHashMap(chunk.getSurvivors().size());
        for (int i = 0; i < chunk.getSurvivors().size(); i++) {
            margins.put(
                    judgements.shared(chunk.getSurvivors().get(i)),
                    chunk.getMargins().get(i));
        }
        return Optional.of(new Answer.Scored(
                chunk.getRequestId(), margins, chunk.getPromptTokens(), chunk.getNodeSeconds(), chunk.getCpuSeconds()));
    }

    private Optional<Answer> trained(ModelEvent event) {
        return study.is(event.getStudyId(), event.getRun()) ? Optional.of(new Answer.Trained(event)) : Optional.empty();
    }

    private static Answer refused(Topic topic, DeadLetter letter) {
        return new Answer.Refused(
                Objects.requireNonNullElse(letter.getSubject(), ""),
                topic.topicName().substring(0, topic.topicName().indexOf('.')),
                letter.getCategory(),
                letter.getReason(),
                "%s-%d@%d".formatted(letter.getTopic(), letter.getPartition(), letter.getOffset()));
    }

    private boolean concerns(Coordinates at) {
        return study.is(at.getStudyId(), at.getRun());
    }
}
