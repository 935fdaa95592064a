package dev.constellation.core.analysis;

import dev.constellation.core.stats.Columns;
import dev.constellation.core.stats.PassAtK;
import dev.constellation.core.stats.Statistic;

/**
 * Tasks that a trained generator solves and the first one did not, beside what an untrained copy of the first one
 * "newly solves" by luck alone, both with h samples.
 *
 * <p>The frozen control needs no run of its own. With c right among n samples of {@code gen_v0}, drawing two disjoint sets
 * of h = n/2 from them gives first-try failures with probability q = C(n-c,h)/C(n,h), and failures of both with r =
 * C(n-c,2h)/C(n,2h); so q - r is an unbiased estimate of the chance that one copy fails and another succeeds. For the
 * trained generator it is q (1 - q'), q' being its own share of failures. Without any effect of training the two have
 * the same expectation. That an untrained control "expands" under the usual statistic is from arXiv 2608.20290; the
 * estimate by disjoint subsets is the U-statistic argument of {@link PassAtK}.
 */
final class ExpansionColumns {
    private final int newly;
    private final int control;
    private final int cells;
    private final int samples;

    private ExpansionColumns(int newly, int control, int cells, int samples) {
        this.newly = newly;
        this.control = control;
        this.cells = cells;
        this.samples = samples;
    }

    static ExpansionColumns add(Columns columns, RoundData first, RoundData trained) {
        int samples = Math.min(first.n(), trained.n()) / 2;
        int[] before = first.correct();
        int[] after = trained.correct();
        double[] newly = new double[before.length];
        double[] control = new double[before.length];
        double[] both = new double[before.length];
        for (int i = 0; i < before.length; i++) {
            if (samples > 0 && before[i] >= 0 && after[i] >= 0) {
                newly[i] = newly(first.n(), before[i], trained.n(), after[i], samples);
                control[i] = control(first.n(), before[i], samples);
                both[i] = 1;
            }
        }
        return new ExpansionColumns(columns.add(newly), columns.add(control), columns.add(both), samples);
    }

    /** Chance that h of the first generator's samples fail and h of the trained one's do not. */
    static double newly(int n, int before, int trainedN, int after, int h) {
        return PassAtK.noneOf(n, before, h) * PassAtK.of(trainedN, after, h);
    }

    /** Chance that h of the first generator's samples fail and h others of it do not. */
    static double control(int n, int before, int h) {
        return PassAtK.noneOf(n, before, h) - PassAtK.noneOf(n, before, 2 * h);
    }

    Statistic newly() {
        return Statistic.ratio(newly, cells);
    }

    Statistic control() {
        return Statistic.ratio(control, cells);
    }

    int samples() {
        return samples;
    }
}
