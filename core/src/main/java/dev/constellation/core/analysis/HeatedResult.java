package dev.constellation.core.analysis;

/**
 * First and last generator at one temperature.
 *
 * @param temperature which
 * @param chosenOnDev whether the first generator solves most tasks of the bank {@code dev} at it, with k samples
 * @param first pass@k of the first
 * @param last pass@k of the last
 * @param lead pass@k of the last at the study's own temperature less that of the first at this one: what sampling hotter
 *     or colder does not give
 */
public record HeatedResult(double temperature, boolean chosenOnDev, Figure first, Figure last, Figure lead) {}
