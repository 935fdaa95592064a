package dev.constellation.core.recipe;

/**
 * A sample of a training task that is a program.
 *
 * @param program its canonical text
 * @param visiblePass whether it is right on the visible rows
 * @param generalizes whether it is right on all rows
 * @param behaviour digest of its outputs on visible rows and probes; empty unless the visible rows pass
 */
public record JudgedSample(String program, boolean visiblePass, boolean generalizes, String behaviour) {}
