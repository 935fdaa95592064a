package dev.constellation.study.log;

import dev.constellation.events.Codec;
import dev.constellation.study.plan.Outgoing;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.transactions.KafkaTransactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Writes each batch as one transaction under the service's fixed transactional id. That id is what makes the service one
 * per cluster: when a second instance starts, the broker fences the first, whose next write fails.
 */
@ApplicationScoped
final class TransactionalWriter implements LogWriter {
    /** Most records of one transaction; they wait in memory until it commits. */
    private static final int BATCH = 1024;

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final KafkaTransactions<byte[]> transactions;
    private final Map<Class<?>, Codec<?>> codecs = new ConcurrentHashMap<>();

    TransactionalWriter(
            @Channel("log") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = BATCH)
                    KafkaTransactions<byte[]> transactions) {
        this.transactions = transactions;
    }

    @Override
    public void write(List<Outgoing> records) {
        for (int from = 0; from < records.size(); from += BATCH) {
            writeBatch(records.subList(from, Math.min(records.size(), from + BATCH)));
        }
    }

    private void writeBatch(List<Outgoing> records) {
        try {
            transactions
                    .withTransaction(emitter -> {
                        records.forEach(record -> emitter.send(message(record)));
                        return Uni.createFrom().voidItem();
                    })
                    .await()
                    .atMost(LIMIT);
        } catch (RuntimeException e) {
            throw fenced(e) ? new FencedException(e) : new LogUnavailableException("the log was not written", e);
        }
    }

    private Message<byte[]> message(Outgoing record) {
        return Message.of(encode(record.value()))
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withTopic(record.topic().topicName())
                        .withKey(record.key())
                        .build());
    }

    @SuppressWarnings("unchecked")
    private <T extends SpecificRecord> byte[] encode(T value) {
        Codec<T> codec = (Codec<T>) codecs.computeIfAbsent(value.getClass(), type -> Codec.of((Class<T>) type));
        return codec.encode(value);
    }

    private static boolean fenced(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }
}
