package dev.constellation.node.compute;

import dev.constellation.node.metrics.BusyClock;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A training run's hold of the processors, given back between two steps. */
public final class TrainingTurn implements AutoCloseable {
    private final Turns turns;
    private final BusyClock busy;
    private @Nullable Meter step;
    private Cost cost = Cost.NONE;

    TrainingTurn(Turns turns, BusyClock busy) {
        this.turns = turns;
        this.busy = busy;
        begin();
    }

    private void begin() {
        turns.beginStep();
        step = Meter.ofProcess(busy);
    }

    private Cost end() {
        if (step == null) {
            return Cost.NONE;
        }
        Cost took = step.read();
        cost = cost.plus(took);
        step = null;
        turns.endStep();
        return took;
    }

    /**
     * Ends a step, lets sampling have as much time as the step took, and begins the next step.
     *
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public void giveWay() {
        Cost took = end();
        turns.awaitSampling((long) (took.nodeSeconds() * TimeUnit.SECONDS.toNanos(1)));
        begin();
    }

    /** What the steps that have ended took, without what sampling had in between. */
    public Cost cost() {
        return cost;
    }

    @Override
    public void close() {
        end();
    }
}
