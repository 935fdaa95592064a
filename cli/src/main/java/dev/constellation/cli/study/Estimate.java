package dev.constellation.cli.study;

/**
 * What a study will take.
 *
 * @param seconds wall time
 * @param diskBytes what its records and report will occupy
 * @param text the same in words, with what it was computed from
 */
public record Estimate(double seconds, long diskBytes, String text) {}
