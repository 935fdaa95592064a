package dev.constellation.cli.study;

/**
 * How far the query store is.
 *
 * @param behind records of the log that it lacks; -1 when the log does not answer
 * @param trouble what keeps it from following the log; empty when nothing does
 */
public record StoreStatus(long behind, String trouble) {}
