package dev.constellation.tinylm;

/**
 * One sampled continuation of a prompt.
 *
 * @param text the decoded tokens, without end-of-text and cut before the first stop string
 * @param tokens every sampled token, including a final end-of-text token and those of a stop string
 * @param logProbabilities natural logarithm of each token's probability under the model at temperature 1, one a token
 * @param finishReason why it ended
 */
@SuppressWarnings("ArrayRecordComponent")
public record Completion(String text, int[] tokens, float[] logProbabilities, FinishReason finishReason) {}
