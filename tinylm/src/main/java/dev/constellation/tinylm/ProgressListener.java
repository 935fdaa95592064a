package dev.constellation.tinylm;

/** Hears of every optimizer step of a training run and may end the run. */
@FunctionalInterface
public interface ProgressListener {
    /**
     * Called on the training thread after every step.
     *
     * @param point the step
     * @param share share of the run that is done, in (0, 1]
     * @return whether to go on; false makes the run throw a {@link java.util.concurrent.CancellationException}
     */
    boolean onStep(LossPoint point, double share);
}
