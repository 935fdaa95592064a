package dev.constellation.core.analysis;

/**
 * What a policy made of blocks of k samples.
 *
 * @param policy its name
 * @param needsCritic whether it needs a critic
 * @param ceiling whether it reads the held-out rows, so that it bounds the others
 * @param success share of blocks whose pick generalizes
 */
public record PolicyResult(String policy, boolean needsCritic, boolean ceiling, Figure success) {}
