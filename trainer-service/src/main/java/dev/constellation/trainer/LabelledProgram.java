package dev.constellation.trainer;

/**
 * A program that is right on the visible rows.
 *
 * @param text its canonical text
 * @param generalizes whether it is right on the held-out rows too
 */
record LabelledProgram(String text, boolean generalizes) {}
