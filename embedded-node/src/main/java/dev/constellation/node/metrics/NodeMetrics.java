package dev.constellation.node.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;

/** The node's own metrics, all under {@code constellation_node_}. */
public final class NodeMetrics {
    private static final String TOKENS = "constellation.node.tokens";

    private final MeterRegistry registry;
    private final Timer queue;
    private final Counter promptTokens;
    private final Counter completionTokens;
    private final Counter trainedTokens;

    /** Registers the metrics. */
    public NodeMetrics(MeterRegistry registry, BusyClock busy) {
        this.registry = registry;
        FunctionCounter.builder("constellation.node.busy.seconds", busy, BusyClock::seconds)
                .description("Wall time with work executing")
                .register(registry);
        queue = Timer.builder("constellation.node.queue")
                .description("Time from a request's arrival to the start of its first work")
                .register(registry);
        promptTokens = tokens("prompt");
        completionTokens = tokens("completion");
        trainedTokens = tokens("trained");
        Runtime runtime = Runtime.getRuntime();
        Gauge.builder("constellation.node.memory.bytes", runtime, jvm -> jvm.totalMemory() - jvm.freeMemory())
                .description("Heap in use")
                .register(registry);
    }

    private Counter tokens(String kind) {
        return Counter.builder(TOKENS)
                .tag("kind", kind)
                .description("Tokens by kind of work")
                .register(registry);
    }

    /** Publishes how many models are loaded. */
    public void modelCount(Supplier<Number> count) {
        Gauge.builder("constellation.node.models", count)
                .description("Loaded models")
                .register(registry);
    }

    /** A request's first work began. */
    public void queued(Duration waited) {
        queue.record(waited);
    }

    /** A request was answered. */
    public void sampled(int prompt, int completion) {
        promptTokens.increment(prompt);
        completionTokens.increment(completion);
    }

    /** A training step was taken. */
    public void trained(long tokens) {
        trainedTokens.increment(tokens);
    }
}
