package dev.constellation.node.sampling;

import dev.constellation.node.compute.Scheduler;
import dev.constellation.node.metrics.NodeMetrics;
import dev.constellation.node.models.ModelCatalog;
import dev.constellation.node.models.ModelLease;
import dev.constellation.protocol.CompletionRequest;
import dev.constellation.tinylm.BaseModel;
import dev.constellation.tinylm.Tokenizer;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Samples and scores. */
public final class Completions {
    private final ModelCatalog catalog;
    private final Scheduler scheduler;
    private final NodeMetrics metrics;
    private final Tokenizer tokenizer;
    private final PromptEncoder prompts;
    private final AtomicLong calls = new AtomicLong();

    /** Samples from the models of a catalog. */
    public Completions(ModelCatalog catalog, Scheduler scheduler, NodeMetrics metrics) {
        this.catalog = catalog;
        this.scheduler = scheduler;
        this.metrics = metrics;
        BaseModel base = catalog.base().weights();
        this.tokenizer = base.tokenizer();
        this.prompts = new PromptEncoder(base);
    }

    /** Checks a request and queues its work; what is not allowed is refused. */
    public PendingCompletion start(CompletionRequest request) {
        CompletionCheck.require(request);
        ModelLease lease = catalog.use(request.model());
        try {
            List<int[]> encoded = prompts.encode(request.prompt());
            CompletionPlan plan = new CompletionPlan(lease.model(), tokenizer.size(), encoded, request);
            CompletionAnswer answer = new CompletionAnswer(tokenizer, request);
            return new PendingCompletion(
                    lease,
                    scheduler.submit(plan.parts()),
                    (samples, cost) -> answer.of("cmpl-" + calls.incrementAndGet(), encoded, samples, cost),
                    metrics);
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }
}
