package dev.constellation.core.analysis;

import dev.constellation.core.stats.Interval;

/**
 * What further samples of the first generator find where its first ones found nothing.
 *
 * @param from samples that found nothing
 * @param to samples in all
 * @param cells tasks and splits that were sampled again
 * @param found of these, how many the further samples solve
 * @param bound exact 95% interval of the share of right samples where none of all of them is right
 * @param gained tasks and splits, by training run, that the last generator solves and the first {@code from} samples do not
 * @param beyond of these, how many all {@code to} samples of the first generator do not solve either
 */
public record ExtendedResult(int from, int to, int cells, int found, Interval bound, int gained, int beyond) {}
