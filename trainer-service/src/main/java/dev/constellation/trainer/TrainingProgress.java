package dev.constellation.trainer;

import dev.constellation.protocol.FineTuningJob;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Shows the job under way: {@code constellation.training.job.tokens}; counts the node seconds of those that ended. */
final class TrainingProgress implements Consumer<FineTuningJob> {
    private final AtomicLong tokens;
    private final Counter seconds;

    TrainingProgress(MeterRegistry meters) {
        tokens = new AtomicLong();
        meters.gauge("constellation.training.job.tokens", tokens);
        seconds = meters.counter("constellation.node.seconds");
    }

    @Override
    public void accept(FineTuningJob job) {
        tokens.set(job.trainedTokens());
        if (job.status().equals("succeeded")) {
            seconds.increment(job.nodeSeconds());
        }
    }
}
