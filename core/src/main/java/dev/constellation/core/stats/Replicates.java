package dev.constellation.core.stats;

import java.util.List;
import java.util.Optional;

/** The column sums of a study as observed and under the weights of every bootstrap replicate. */
public final class Replicates {
    private final CrossedDesign design;
    private final double[] observed;
    private final double[][] sums;
    private final Optional<Jackknife> jackknife;

    Replicates(CrossedDesign design, double[] observed, double[][] sums, Optional<Jackknife> jackknife) {
        this.design = design;
        this.observed = observed;
        this.sums = sums;
        this.jackknife = jackknife;
    }

    /** The design that was resampled. */
    public CrossedDesign design() {
        return design;
    }

    /** A figure with its bootstrap distribution and, from few trajectories, its standard error by the jackknife. */
    public Estimate estimate(Statistic statistic) {
        double[] values = new double[sums.length];
        for (int replicate = 0; replicate < values.length; replicate++) {
            values[replicate] = statistic.of(sums[replicate]);
        }
        return new Estimate(
                statistic.of(observed),
                values,
                jackknife.map(levels -> levels.figures(statistic)).orElse(List.of()));
    }
}
