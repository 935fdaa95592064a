package dev.constellation.study.store;

import dev.constellation.events.Codec.UnknownSchemaException;
import dev.constellation.study.log.LogReader;
import dev.constellation.study.log.LogUnavailableException;
import dev.constellation.study.log.Positions;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the store up with the log, on a thread of its own. Whatever fails is tried again from what the store holds. While
 * a study runs the broker collects what comes for up to a second, so that few transactions are made.
 */
final class Projection implements Runnable {
    private static final Logger LOG = Logger.getLogger(Projection.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int COLLECTED_BYTES = 1 << 20;
    private static final int COLLECTED_MILLIS = 1_000;

    private final Map<String, Object> connection;
    private final StoreFile file;
    private final LogRecords records = new LogRecords();
    private final ConcurrentLinkedQueue<Question> questions = new ConcurrentLinkedQueue<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable LogReader reader;
    private volatile boolean dropping;
    private volatile String trouble = "";

    /** A projection of the log at the given connection into a file. */
    Projection(Map<String, Object> connection, StoreFile file) {
        this.connection = new HashMap<>(connection);
        this.connection.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, COLLECTED_BYTES);
        this.connection.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, COLLECTED_MILLIS);
        this.file = file;
    }

    @Override
    public void run() {
        while (!stopped()) {
            try (LogReader opened = new LogReader(connection)) {
                reader = opened;
                follow(opened);
            } catch (SQLException | LogUnavailableException | KafkaException | UncheckedIOException e) {
                report(e);
                rest();
            } catch (UnknownSchemaException e) {
                report(e);
                return;
            }
        }
    }

    /** Ends the projection soon. */
    void stop() {
        stop.countDown();
        wakeUp();
    }

    /** What keeps the store from following the log; empty when nothing does. */
    String trouble() {
        return trouble;
    }

    /**
     * Waits until the store holds what is in the log now.
     *
     * @return how many records it still lacks; 0 when it is there, -1 when the log does not answer
     */
    long awaitCurrent(Duration patience) {
        Question question = new Question();
        questions.add(question);
        wakeUp();
        try {
            return question.answered.await(patience.toMillis(), TimeUnit.MILLISECONDS) ? 0 : question.behind;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return question.behind;
        } finally {
            questions.remove(question);
        }
    }

    /** Drops the store; it is made again from the beginning of the log. */
    void rebuild() {
        dropping = true;
        wakeUp();
    }

    private void follow(LogReader log) throws SQLException {
        seek(log);
        trouble = "";
        while (!stopped()) {
            if (dropping) {
                file.delete();
                dropping = false;
                seek(log);
            }
            List<ConsumerRecord<byte[], byte[]>> polled = log.poll(POLL);
            if (!polled.isEmpty()) {
                file.write(Batch.of(polled, records));
            }
            questions.forEach(question -> question.look(log));
        }
    }

    /** A store that is further on than the log was made from another one, which is gone. */
    private void seek(LogReader log) throws SQLException {
        if (file.positions().isBeyond(log.end(LogRecords.TOPICS))) {
            LOG.warn("the query store was made from another log and is made again");
            file.delete();
        }
        log.seek(LogRecords.TOPICS, file.positions());
    }

    private void report(Exception cause) {
        String reason = String.valueOf(cause.getMessage());
        if (!stopped() && !reason.equals(trouble)) {
            LOG.warnf("the query store does not follow the log: %s", reason);
        }
        trouble = reason;
    }

    private boolean stopped() {
        return stop.getCount() == 0;
    }

    private void wakeUp() {
        LogReader current = reader;
        if (current != null) {
            current.wakeUp();
        }
    }

    private void rest() {
        try {
            stop.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the store has come to where the log ended when somebody asked. */
    private final class Question {
        private final CountDownLatch answered = new CountDownLatch(1);
        private @Nullable Positions end;
        private volatile long behind = -1;

        void look(LogReader log) {
            if (end == null) {
                end = log.end(LogRecords.TOPICS);
            }
            behind = log.behind(end);
            if (behind == 0 && !dropping) {
                answered.countDown();
            }
        }
    }
}
