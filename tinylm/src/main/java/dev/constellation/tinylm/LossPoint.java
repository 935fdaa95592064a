package dev.constellation.tinylm;

/**
 * The loss of one optimizer step.
 *
 * @param step number of the step, from 1
 * @param tokens input tokens trained on so far, this step's included
 * @param loss weighted mean cross-entropy of this step's target tokens, in nats a token
 */
public record LossPoint(int step, long tokens, double loss) {}
