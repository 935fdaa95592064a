package dev.constellation.tinylm;

/**
 * A linear warm-up to the peak and a cosine decay to a tenth of it.
 *
 * @param peak greatest rate
 * @param warmupShare share of the run that warms up, in [0, 1)
 */
record LearningRate(float peak, float warmupShare) {
    private static final double FLOOR = 0.1;

    /** The rate when {@code share} of the run, in [0, 1], is done. */
    float at(double share) {
        if (share < warmupShare) {
            return (float) (peak * share / warmupShare);
        }
        double progress = Math.min(1, (share - warmupShare) / (1 - warmupShare));
        return (float) (peak * (FLOOR + (1 - FLOOR) * 0.5 * (1 + StrictMath.cos(StrictMath.PI * progress))));
    }
}
