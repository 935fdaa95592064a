package dev.constellation.node.compute;

import dev.constellation.node.metrics.BusyClock;
import dev.constellation.node.metrics.NodeMetrics;
import dev.constellation.tinylm.BaseModel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** Owns the processors: every computation of the node is a part of work or a training step that waits here. */
public final class Scheduler implements AutoCloseable {
    private final Turns turns;
    private final BusyClock busy;
    private final NodeMetrics metrics;
    private final List<Thread> workers;

    /** Starts the worker threads. */
    public Scheduler(BaseModel base, int threads, BusyClock busy, NodeMetrics metrics) {
        if (threads < 1) {
            throw new IllegalArgumentException(
                    "constellation.node.threads: %d, at least 1 is needed".formatted(threads));
        }
        this.turns = new Turns(busy);
        this.busy = busy;
        this.metrics = metrics;
        MergedModels models = new MergedModels(base);
        int concurrent = SamplerMemory.concurrent(
                base.shape(), threads, Runtime.getRuntime().maxMemory());
        this.workers = IntStream.range(0, threads)
                .mapToObj(i -> Thread.ofPlatform()
                        .name("sampling-" + i)
                        .daemon()
                        .start(() -> work(new Samplers(models, concurrent))))
                .toList();
    }

    private void work(Samplers samplers) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Part<?> part = turns.take();
                try {
                    part.execute(samplers);
                } finally {
                    turns.done();
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Number of worker threads, and of the threads a training step may use. */
    public int threads() {
        return workers.size();
    }

    /** Queues the parts of a request. */
    public <T> Batch<T> submit(List<? extends Work<T>> parts) {
        Runnable onStart = recordWait();
        Batch<T> batch = new Batch<>(
                parts.stream().map(work -> new Part<T>(work, onStart, busy)).toList());
        turns.add(batch.parts());
        return batch;
    }

    private Runnable recordWait() {
        long arrived = System.nanoTime();
        AtomicBoolean started = new AtomicBoolean();
        return () -> {
            if (started.compareAndSet(false, true)) {
                metrics.queued(Duration.ofNanos(System.nanoTime() - arrived));
            }
        };
    }

    /** Waits for the processors and holds them for a training run. */
    public TrainingTurn trainingTurn() {
        return new TrainingTurn(turns, busy);
    }

    /** Whether no request waits or executes. */
    public boolean idle() {
        return turns.samplingIdle();
    }

    /** Whether every worker thread is alive. */
    public boolean working() {
        return workers.stream().allMatch(Thread::isAlive);
    }

    /** Cancels what waits and ends the threads. */
    @Override
    public void close() {
        turns.close();
        workers.forEach(Thread::interrupt);
    }
}
