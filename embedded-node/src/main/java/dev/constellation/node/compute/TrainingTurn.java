package dev.constellation.node.compute;

import java.util.concurrent.TimeUnit;

/** A training run's hold of the processors, given back between two steps. */
public final class TrainingTurn implements AutoCloseable {
    private final Turns turns;
    private boolean holding;
    private long stepBegan;
    private long nanos;

    TrainingTurn(Turns turns) {
        this.turns = turns;
        begin();
    }

    private void begin() {
        turns.beginStep();
        holding = true;
        stepBegan = System.nanoTime();
    }

    private long end() {
        if (!holding) {
            return 0;
        }
        long took = System.nanoTime() - stepBegan;
        nanos += took;
        holding = false;
        turns.endStep();
        return took;
    }

    /**
     * Ends a step, lets sampling have as much time as the step took, and begins the next step.
     *
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public void giveWay() {
        long took = end();
        turns.awaitSampling(took);
        begin();
    }

    /** Seconds of the steps that have ended, without what sampling had in between. */
    public double seconds() {
        return (double) nanos / TimeUnit.SECONDS.toNanos(1);
    }

    @Override
    public void close() {
        end();
    }
}
