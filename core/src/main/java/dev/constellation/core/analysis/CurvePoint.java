package dev.constellation.core.analysis;

/**
 * One point of a pass@k curve.
 *
 * @param k number of samples
 * @param figure share of tasks that k samples solve
 */
public record CurvePoint(int k, Figure figure) {}
