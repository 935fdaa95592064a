package dev.constellation.node.sampling;

import dev.constellation.node.compute.Batch;
import dev.constellation.node.compute.Cost;
import dev.constellation.node.metrics.NodeMetrics;
import dev.constellation.node.models.ModelLease;
import dev.constellation.protocol.CompletionResponse;
import java.util.List;
import java.util.function.BiFunction;

/** A completion request that is queued or executing; closing it takes what has not begun out of the queue. */
public final class PendingCompletion implements AutoCloseable {
    private final ModelLease lease;
    private final Batch<List<Sample>> batch;
    private final BiFunction<List<Sample>, Cost, CompletionResponse> answer;
    private final NodeMetrics metrics;

    PendingCompletion(
            ModelLease lease,
            Batch<List<Sample>> batch,
            BiFunction<List<Sample>, Cost, CompletionResponse> answer,
            NodeMetrics metrics) {
        this.lease = lease;
        this.batch = batch;
        this.answer = answer;
        this.metrics = metrics;
    }

    /**
     * Waits for the answer.
     *
     * @throws java.util.concurrent.CancellationException when this was closed or the node stops
     */
    public CompletionResponse await() {
        List<Sample> samples = batch.await().stream().flatMap(List::stream).toList();
        CompletionResponse response = answer.apply(samples, batch.cost());
        metrics.sampled(response.usage().promptTokens(), response.usage().completionTokens());
        return response;
    }

    @Override
    public void close() {
        batch.close();
        lease.close();
    }
}
