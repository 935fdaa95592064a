package dev.constellation.node.app;

import dev.constellation.node.compute.Scheduler;
import dev.constellation.node.models.ModelCatalog;
import dev.constellation.node.sampling.Completions;
import dev.constellation.node.sampling.PendingCompletion;
import dev.constellation.protocol.CompletionRequest;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Samples for nobody after start, because vector code runs a hundred times slower until it is compiled. It uses one
 * thread, and stops for good as soon as anybody else asks for something.
 */
final class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);

    private final ModelCatalog catalog;
    private final Scheduler scheduler;
    private final Completions completions;
    private final Duration duration;
    private volatile boolean stopped;

    WarmUp(ModelCatalog catalog, Scheduler scheduler, Completions completions, Duration duration) {
        this.catalog = catalog;
        this.scheduler = scheduler;
        this.completions = completions;
        this.duration = duration;
    }

    /** Samples one token, which proves that the model can. */
    void once() {
        sample(1, 1);
    }

    void start() {
        if (duration.isPositive()) {
            Thread.ofPlatform().name("warm-up").daemon().start(this::run);
        }
    }

    void stop() {
        stopped = true;
    }

    private void run() {
        long end = System.nanoTime() + duration.toNanos();
        try {
            while (!stopped && scheduler.idle() && System.nanoTime() < end) {
                sample(8, 24);
            }
        } catch (RuntimeException e) {
            LOG.debug("warm-up ended early", e);
        }
    }

    private void sample(int n, int maxTokens) {
        String prompt = catalog.base()
                .weights()
                .tokenizer()
                .piece(catalog.base().weights().tokenizer().size() - 1);
        CompletionRequest request = new CompletionRequest(
                catalog.base().name(), List.of(prompt), n, 0, 1, 1, maxTokens, null, List.of(), null);
        try (PendingCompletion pending = completions.start(request)) {
            pending.await();
        }
    }
}
