package dev.constellation.tinylm;

/**
 * The most probable next tokens after a prompt, best first; equal probabilities are ordered by token id.
 *
 * @param tokens token ids
 * @param logProbabilities natural logarithms of their probabilities, one a token
 */
@SuppressWarnings("ArrayRecordComponent")
public record NextToken(int[] tokens, float[] logProbabilities) {}
