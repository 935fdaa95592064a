package dev.constellation.core.analysis;

/**
 * Tasks that the last generator solves and the first one never did, beside those that untrained copies of the first one
 * "newly solve", all with the same number of samples (arXiv 2608.20290).
 *
 * @param copies copies of the first generator
 * @param samples samples of every generator per task and split
 * @param newly share of tasks and splits that the last generator newly solves
 * @param control the same share of the copies, their mean
 * @param net newly less control: what training added
 */
public record FrozenResult(int copies, int samples, Figure newly, Figure control, Figure net) {}
