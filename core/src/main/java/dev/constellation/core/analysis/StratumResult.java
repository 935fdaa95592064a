package dev.constellation.core.analysis;

/**
 * Success, or a difference of successes, on the tasks of one stratum.
 *
 * @param stratum its label
 * @param tasks tasks in it
 * @param passAtK pass@k at the study's k
 */
public record StratumResult(String stratum, int tasks, Figure passAtK) {}
