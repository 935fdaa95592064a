package dev.constellation.core.analysis;

/**
 * How many samples of one generator are right on one task under one split.
 *
 * @param bank bank of the task
 * @param taskId the task
 * @param split index of the split seed, from 0
 * @param trajectory index of the self-training run or of the copy, from 0
 * @param round round of the generator; 0 is {@code gen_v0}
 * @param samples how many there are
 * @param right how many of them are right on all rows
 */
public record Tally(String bank, String taskId, int split, int trajectory, int round, int samples, int right) {}
