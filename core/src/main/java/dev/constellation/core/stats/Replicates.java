package dev.constellation.core.stats;

/** The column sums of a study as observed and under the weights of every bootstrap replicate. */
public final class Replicates {
    private final CrossedDesign design;
    private final double[] observed;
    private final double[][] sums;

    Replicates(CrossedDesign design, double[] observed, double[][] sums) {
        this.design = design;
        this.observed = observed;
        this.sums = sums;
    }

    /** The design that was resampled. */
    public CrossedDesign design() {
        return design;
    }

    /** A figure with its bootstrap distribution. */
    public Estimate estimate(Statistic statistic) {
        double[] values = new double[sums.length];
        for (int replicate = 0; replicate < values.length; replicate++) {
            values[replicate] = statistic.of(sums[replicate]);
        }
        return new Estimate(statistic.of(observed), values);
    }
}
