package dev.constellation.study.replay;

import dev.constellation.events.Codec;
import dev.constellation.events.Codec.PoisonException;
import dev.constellation.events.FirstRecordWins;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.CandidateChunk;
import dev.constellation.events.avro.Coordinates;
import dev.constellation.events.avro.JudgedChunk;
import dev.constellation.events.avro.SampledChunk;
import dev.constellation.events.avro.VerdictChunk;
import dev.constellation.study.log.LogReader;
import dev.constellation.study.log.Positions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads candidates and verdicts side by side and pairs those of one chunk. Both topics have the same keys and partitions,
 * and a partition's verdicts follow its candidates in order, so a reader that keeps the two at the same pace pairs each
 * chunk soon: the partition that is {@link #MOST_AHEAD} chunks ahead of its counterpart is held until that has caught up
 * or ended. The first record of a chunk counts; beside that many chunks per partition, memory grows by what its users
 * remember to tell the first.
 *
 * @param <C> what is read of candidates
 * @param <V> what is read of verdicts
 */
final class ChunkJoin<C extends SpecificRecord, V extends SpecificRecord> {
    private static final int MOST_AHEAD = 16;
    private static final List<Topic> TOPICS = List.of(Topic.CANDIDATES, Topic.VERDICTS);

    private final LogPass pass;
    private final Progress progress;
    private final Side<C> candidates;
    private final Side<V> verdicts;
    private final BiConsumer<C, V> pairs;
    private final Map<Integer, Integer> ahead = new HashMap<>();

    /**
     * Joins chunks.
     *
     * @param candidates reads candidates
     * @param verdicts reads verdicts
     * @param pairs takes the two records of each chunk
     */
    private ChunkJoin(LogPass pass, Progress progress, Side<C> candidates, Side<V> verdicts, BiConsumer<C, V> pairs) {
        this.pass = pass;
        this.progress = progress;
        this.candidates = candidates;
        this.verdicts = verdicts;
        this.pairs = pairs;
    }

    /** Whole records of the chunks that are wanted; remembers the id of each. */
    static ChunkJoin<CandidateChunk, VerdictChunk> whole(
            LogPass pass,
            Progress progress,
            Predicate<Coordinates> wanted,
            BiConsumer<CandidateChunk, VerdictChunk> pairs) {
        FirstRecordWins sampled = new FirstRecordWins();
        FirstRecordWins judged = new FirstRecordWins();
        return new ChunkJoin<>(
                pass,
                progress,
                new Side<>(
                        Codec.of(CandidateChunk.class),
                        CandidateChunk::getChunkId,
                        chunk -> wanted.test(chunk.getAt()) && sampled.accept(chunk.getChunkId())),
                new Side<>(
                        Codec.of(VerdictChunk.class),
                        VerdictChunk::getChunkId,
                        chunk -> wanted.test(chunk.getAt()) && judged.accept(chunk.getChunkId())),
                pairs);
    }

    /**
     * Of each record what selecting needs.
     *
     * @param sampled whether candidates are the first ones of a chunk that is wanted
     * @param judged whether verdicts are
     */
    static ChunkJoin<SampledChunk, JudgedChunk> outcomes(
            LogPass pass,
            Progress progress,
            Predicate<Coordinates> sampled,
            Predicate<Coordinates> judged,
            BiConsumer<SampledChunk, JudgedChunk> pairs) {
        return new ChunkJoin<>(
                pass,
                progress,
                new Side<>(
                        Codec.ofPart(SampledChunk.class, CandidateChunk.class),
                        SampledChunk::getChunkId,
                        chunk -> sampled.test(chunk.getAt())),
                new Side<>(
                        Codec.ofPart(JudgedChunk.class, VerdictChunk.class),
                        JudgedChunk::getChunkId,
                        chunk -> judged.test(chunk.getAt())),
                pairs);
    }

    /** One of the two topics: how its records are read, which count, and which of them still lack their counterparts. */
    private static final class Side<T extends SpecificRecord> {
        private final Codec<T> codec;
        private final Function<T, String> id;
        private final Predicate<T> counts;
        private final Map<String, T> single = new HashMap<>();

        Side(Codec<T> codec, Function<T, String> id, Predicate<T> counts) {
            this.codec = codec;
            this.id = id;
            this.counts = counts;
        }
    }

    /** The part of the two topics that a study wrote in a period. */
    static LogRange range(LogReader log, Positions study, Period period) {
        return LogRange.of(log, TOPICS, study, period);
    }

    void run(String phase, LogRange range) {
        pass.read(phase, TOPICS, range, this::accept, this::held);
    }

    /** Chunks whose verdicts are not in the range. */
    int unjudged() {
        return candidates.single.size();
    }

    /** Chunks whose candidates are not in the range. */
    int unsampled() {
        return verdicts.single.size();
    }

    private void accept(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.topic().equals(Topic.CANDIDATES.topicName())) {
                accept(record, candidates, verdicts, 1, pairs);
            } else {
                accept(record, verdicts, candidates, -1, (judged, sampled) -> pairs.accept(sampled, judged));
            }
        } catch (PoisonException e) {
            progress.unreadable();
        }
    }

    private <T extends SpecificRecord, O extends SpecificRecord> void accept(
            ConsumerRecord<byte[], byte[]> record, Side<T> own, Side<O> others, int lead, BiConsumer<T, O> both)
            throws PoisonException {
        T chunk = own.codec.decode(record.value());
        if (own.counts.test(chunk)) {
            String id = own.id.apply(chunk);
            ahead.merge(record.partition(), lead, Integer::sum);
            O other = others.single.remove(id);
            if (other == null) {
                own.single.put(id, chunk);
            } else {
                both.accept(chunk, other);
            }
        }
    }

    private Collection<TopicPartition> held() {
        List<TopicPartition> held = new ArrayList<>();
        ahead.forEach((partition, lead) -> {
            TopicPartition sampled = new TopicPartition(Topic.CANDIDATES.topicName(), partition);
            TopicPartition judged = new TopicPartition(Topic.VERDICTS.topicName(), partition);
            if (lead > MOST_AHEAD && !pass.log().caughtUp(judged)) {
                held.add(sampled);
            } else if (lead < -MOST_AHEAD && !pass.log().caughtUp(sampled)) {
                held.add(judged);
            }
        });
        return held;
    }
}
