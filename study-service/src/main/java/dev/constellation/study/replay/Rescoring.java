package dev.constellation.study.replay;

import dev.constellation.events.Codec;
import dev.constellation.events.Codec.PoisonException;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.DeadLetter;
import dev.constellation.events.avro.ScoreChunk;
import dev.constellation.events.avro.ScoringRequest;
import dev.constellation.study.log.LogReader;
import dev.constellation.study.log.LogWriter;
import dev.constellation.study.plan.Outgoing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Has survivors scored through the log. What was answered before under the same id is not asked again, so a replay that
 * broke off goes on where it was.
 */
final class Rescoring {
    private static final List<Topic> TOPICS = List.of(Topic.SCORES, Topic.CRITIC_DEAD_LETTERS);
    private static final int MOST_AHEAD = 256;
    private static final int BATCH = 64;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Codec<ScoreChunk> scores = Codec.of(ScoreChunk.class);
    private final Codec<DeadLetter> deadLetters = Codec.of(DeadLetter.class);
    private final LogReader log;
    private final LogWriter writer;
    private final MarginLog margins;
    private final Progress progress;
    private final List<Outgoing> unsent = new ArrayList<>();
    private final Set<String> unanswered = new HashSet<>();
    private long asked;
    private long heard = System.nanoTime();

    /**
     * Nothing asked yet.
     *
     * @param log for answers; those before now are in the margins already
     * @param margins takes the answers
     */
    Rescoring(LogReader log, LogWriter writer, MarginLog margins, Progress progress) {
        this.log = log;
        this.writer = writer;
        this.margins = margins;
        this.progress = progress;
        log.seek(TOPICS, log.end(TOPICS));
    }

    /** Asks, unless there is an answer; waits for others while too many are open. */
    void ask(ScoringRequest request) {
        if (margins.has(request.getRequestId())) {
            return;
        }
        unsent.add(new Outgoing(Topic.SCORING_REQUESTS, request.getPuzzle().getTaskId(), request));
        unanswered.add(request.getRequestId());
        asked++;
        if (unsent.size() == BATCH) {
            send();
        }
        while (unanswered.size() >= MOST_AHEAD) {
            receive();
        }
    }

    /** Waits for every answer. */
    void await() {
        send();
        while (!unanswered.isEmpty()) {
            receive();
        }
    }

    private void send() {
        writer.write(unsent);
        unsent.clear();
        heard = System.nanoTime();
    }

    private void receive() {
        for (ConsumerRecord<byte[], byte[]> record : log.poll(POLL)) {
            heard = System.nanoTime();
            try {
                if (record.topic().equals(Topic.SCORES.topicName())) {
                    answered(scores.decode(record.value()));
                } else {
                    refused(deadLetters.decode(record.value()));
                }
            } catch (PoisonException e) {
                progress.unreadable();
            }
        }
        progress.at("waiting for scores of the critic service", asked - unanswered.size(), asked);
        if (System.nanoTime() - heard > PATIENCE.toNanos()) {
            throw new ReplayFailedException(
                    "no score has come for %d s, %d of %d are there; see that critic service and model node run, and replay again, which goes on"
                            .formatted(PATIENCE.toSeconds(), asked - unanswered.size(), asked));
        }
    }

    private void answered(ScoreChunk chunk) {
        if (unanswered.remove(chunk.getRequestId())) {
            margins.accept(chunk);
        }
    }

    private void refused(DeadLetter letter) {
        if (letter.getSubject() != null && unanswered.contains(letter.getSubject())) {
            throw new ReplayFailedException("the critic service gave up on scoring request %s: %s (%s)"
                    .formatted(letter.getSubject(), letter.getReason(), letter.getCategory()));
        }
    }
}
