package dev.constellation.core.analysis;

import java.util.List;
import java.util.Optional;

/**
 * What one generator did on one bank.
 *
 * @param round its round; 0 is {@code gen_v0}
 * @param n samples per task and split
 * @param cells complete cells
 * @param incomplete cells that are missing or have fewer samples, and are left out
 * @param unscored cells with a survivor that the critic did not score, left out of policies
 * @param curve pass@k at powers of two and at n, whose last point is the ceiling
 * @param policies success of every policy at the study's k
 * @param critic what the critic is worth; absent without one
 * @param quality what the samples look like
 * @param strata pass@k at the study's k by stratum
 */
public record RoundResult(
        int round,
        int n,
        int cells,
        int incomplete,
        int unscored,
        List<CurvePoint> curve,
        List<PolicyResult> policies,
        Optional<CriticResult> critic,
        QualityResult quality,
        List<StratumResult> strata) {
    /** Copies the lists. */
    public RoundResult {
        curve = List.copyOf(curve);
        policies = List.copyOf(policies);
        strata = List.copyOf(strata);
    }

    /** Label of the generator, such as {@code v2}. */
    public String label() {
        return "v" + round;
    }

    /** Share of tasks that any of the n samples solves. */
    public CurvePoint ceiling() {
        return curve.getLast();
    }

    /** pass@k at one of the numbers of the curve; undefined at others. */
    public Figure passAtK(int k) {
        return curve.stream()
                .filter(point -> point.k() == k)
                .map(CurvePoint::figure)
                .findFirst()
                .orElseGet(() -> new Figure.Undefined("n = %d gives no pass@%d".formatted(n, k)));
    }
}
