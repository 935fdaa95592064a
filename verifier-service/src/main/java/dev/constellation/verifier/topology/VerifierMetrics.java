package dev.constellation.verifier.topology;

import dev.constellation.events.avro.FailureCategory;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the topology counts. Counts are of work done: work that a failure made the service do twice counts twice, while
 * its committed records are there once.
 */
public final class VerifierMetrics {
    private final MeterRegistry registry;
    private final Counter verdicts;
    private final Counter chunks;
    private final Counter repeats;
    private final Timer judging;
    private final AtomicInteger parked = new AtomicInteger();

    /** Registers the meters. */
    public VerifierMetrics(MeterRegistry registry) {
        this.registry = registry;
        verdicts = Counter.builder("constellation.verifier.verdicts")
                .description("candidates judged")
                .register(registry);
        chunks = Counter.builder("constellation.verifier.chunks")
                .description("chunks judged")
                .register(registry);
        repeats = Counter.builder("constellation.verifier.repeats")
                .description("chunks dropped because their id had been judged")
                .register(registry);
        judging = Timer.builder("constellation.verifier.judging")
                .description("time to judge one chunk")
                .register(registry);
        registry.gauge("constellation.verifier.parked", parked);
    }

    Timer judging() {
        return judging;
    }

    void judged(int candidates) {
        chunks.increment();
        verdicts.increment(candidates);
    }

    void repeat() {
        repeats.increment();
    }

    void parked(int change) {
        parked.addAndGet(change);
    }

    void deadLetter(FailureCategory category) {
        Counter.builder("constellation.verifier.dead.letters")
                .description("records that could not be processed")
                .tag("category", category.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }
}
