package dev.constellation.study.replay;

import dev.constellation.events.Codec;
import dev.constellation.events.Codec.PoisonException;
import dev.constellation.events.FirstRecordWins;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.CandidateChunk;
import dev.constellation.events.avro.Coordinates;
import dev.constellation.events.avro.VerdictChunk;
import dev.constellation.study.log.LogReader;
import dev.constellation.study.log.Positions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads candidates and verdicts side by side and pairs those of one chunk. Both topics have the same keys and partitions,
 * and a partition's verdicts follow its candidates in order, so a reader that keeps the two at the same pace pairs each
 * chunk soon: the partition that is {@link #MOST_AHEAD} chunks ahead of its counterpart is held until that has caught up
 * or ended. Beside that many chunks per partition, memory grows by the id of each chunk, as the first record of it counts.
 */
final class ChunkJoin {
    private static final int MOST_AHEAD = 64;
    private static final List<Topic> TOPICS = List.of(Topic.CANDIDATES, Topic.VERDICTS);

    private final Codec<CandidateChunk> candidates = Codec.of(CandidateChunk.class);
    private final Codec<VerdictChunk> verdicts = Codec.of(VerdictChunk.class);
    private final LogPass pass;
    private final Progress progress;
    private final Predicate<Coordinates> wanted;
    private final BiConsumer<CandidateChunk, VerdictChunk> pairs;
    private final FirstRecordWins firstSampled = new FirstRecordWins();
    private final FirstRecordWins firstJudged = new FirstRecordWins();
    private final Map<String, CandidateChunk> unjudged = new HashMap<>();
    private final Map<String, VerdictChunk> unsampled = new HashMap<>();
    private final Map<Integer, Integer> ahead = new HashMap<>();

    /**
     * Joins the chunks that are wanted.
     *
     * @param pairs takes the two records of each chunk
     */
    ChunkJoin(
            LogPass pass,
            Progress progress,
            Predicate<Coordinates> wanted,
            BiConsumer<CandidateChunk, VerdictChunk> pairs) {
        this.pass = pass;
        this.progress = progress;
        this.wanted = wanted;
        this.pairs = pairs;
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
        return unjudged.size();
    }

    /** Chunks whose candidates are not in the range. */
    int unsampled() {
        return unsampled.size();
    }

    private void accept(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.topic().equals(Topic.CANDIDATES.topicName())) {
                sampled(candidates.decode(record.value()), record.partition());
            } else {
                judged(verdicts.decode(record.value()), record.partition());
            }
        } catch (PoisonException e) {
            progress.unreadable();
        }
    }

    private void sampled(CandidateChunk chunk, int partition) {
        if (wanted.test(chunk.getAt()) && firstSampled.accept(chunk.getChunkId())) {
            ahead.merge(partition, 1, Integer::sum);
            VerdictChunk other = unsampled.remove(chunk.getChunkId());
            if (other == null) {
                unjudged.put(chunk.getChunkId(), chunk);
            } else {
                pairs.accept(chunk, other);
            }
        }
    }

    private void judged(VerdictChunk chunk, int partition) {
        if (wanted.test(chunk.getAt()) && firstJudged.accept(chunk.getChunkId())) {
            ahead.merge(partition, -1, Integer::sum);
            CandidateChunk other = unjudged.remove(chunk.getChunkId());
            if (other == null) {
                unsampled.put(chunk.getChunkId(), chunk);
            } else {
                pairs.accept(other, chunk);
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
