package dev.constellation.core.analysis;

/**
 * What the samples of one generator look like.
 *
 * @param parseRate share of samples that are programs
 * @param visiblePassRate share of samples that are right on the visible rows
 * @param visibleOnly share of these that fail a held-out row
 * @param tokens mean length of a completion
 * @param entropy mean of -log p, in nats, over completions, p being the model's probability of one at temperature 1: the
 *     entropy of the generator when it is sampled at temperature 1 and top_p 1
 * @param rightPerKilotoken right samples per 1,000 tokens
 * @param programs distinct generalizing programs per solved task and split; grows with the number of successes
 */
public record QualityResult(
        Figure parseRate,
        Figure visiblePassRate,
        Figure visibleOnly,
        Figure tokens,
        Figure entropy,
        Figure rightPerKilotoken,
        Figure programs) {}
