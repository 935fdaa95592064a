package dev.constellation.verifier.topology;

import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Ties a {@link PartitionVerifier} to the life of a Streams task. */
final class VerifierProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private final VerifierLimits limits;
    private final VerifierMetrics metrics;
    private @Nullable Active active;

    private record Active(ProcessorContext<byte[], byte[]> context, PartitionVerifier verifier) {}

    VerifierProcessor(VerifierLimits limits, VerifierMetrics metrics) {
        this.limits = limits;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        PartitionVerifier verifier = new PartitionVerifier(context, limits, metrics);
        context.schedule(limits.checkInterval(), PunctuationType.WALL_CLOCK_TIME, verifier::expire);
        active = new Active(context, verifier);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Active current = Objects.requireNonNull(active, "init comes before process");
        RecordMetadata at = current.context.recordMetadata().orElseThrow();
        Origin origin = new Origin(at.topic(), at.partition(), at.offset(), record.key(), record.value());
        current.verifier.accept(origin, current.context.currentSystemTimeMs());
    }

    @Override
    public void close() {
        Active current = active;
        active = null;
        if (current != null) {
            current.verifier.close();
        }
    }
}
