package dev.constellation.core.analysis;

import dev.constellation.core.stats.Columns;
import dev.constellation.core.stats.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** The distinct survivors of one generator, in bins by the critic's probability of yes and by its margin. */
final class CriticBins {
    /** Bins of the probability of yes. */
    private static final int BINS = 10;

    /** Most bins of the histogram of margins. */
    private static final int MOST_MARGINS = 24;

    /** Widths of a bin of margins that make round ends, within a power of ten. */
    private static final double[] WIDTHS = {1, 2, 5, 10};

    private final List<ScoredSurvivors.Scored> survivors = new ArrayList<>();
    private final int[] count = new int[BINS];
    private final double[] predicted = new double[BINS];
    private final int first;

    private CriticBins(Columns columns, RoundData data) {
        double[][] all = new double[BINS][data.cells().length];
        double[][] right = new double[BINS][data.cells().length];
        for (int cell = 0; cell < data.cells().length; cell++) {
            for (ScoredSurvivors.Scored survivor :
                    ScoredSurvivors.of(data.cells()[cell], data.n()).byProgram().values()) {
                int bin = Math.min(BINS - 1, (int) (survivor.yes() * BINS));
                survivors.add(survivor);
                count[bin]++;
                predicted[bin] += survivor.yes();
                all[bin][cell]++;
                right[bin][cell] += survivor.right() ? 1 : 0;
            }
        }
        first = columns.add(all[0]);
        columns.add(right[0]);
        for (int bin = 1; bin < BINS; bin++) {
            columns.add(all[bin]);
            columns.add(right[bin]);
        }
    }

    static CriticBins add(Columns columns, RoundData data) {
        return new CriticBins(columns, data);
    }

    List<CriticDetail.Reliability> reliability(FigureMaker make, Sizes sizes) {
        List<CriticDetail.Reliability> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (count[bin] > 0) {
                Figure right =
                        make.fraction(Statistic.ratio(first + 2 * bin + 1, first + 2 * bin), sizes, "no survivors");
                bins.add(new CriticDetail.Reliability(
                        (double) bin / BINS, count[bin], predicted[bin] / count[bin], right));
            }
        }
        return bins;
    }

    List<CriticDetail.Margins> margins() {
        if (survivors.isEmpty()) {
            return List.of();
        }
        double lowest = margin().min().orElse(0);
        double highest = margin().max().orElse(0);
        double width = width(highest - lowest);
        long start = (long) Math.floor(lowest / width);
        int bins = (int) ((long) Math.floor(highest / width) - start) + 1;
        int[][] counts = new int[2][bins];
        for (ScoredSurvivors.Scored survivor : survivors) {
            int bin = (int) ((long) Math.floor(survivor.margin() / width) - start);
            counts[survivor.right() ? 1 : 0][bin]++;
        }
        List<CriticDetail.Margins> histogram = new ArrayList<>();
        for (int bin = 0; bin < bins; bin++) {
            histogram.add(new CriticDetail.Margins(
                    (start + bin) * width, (start + bin + 1) * width, counts[1][bin], counts[0][bin]));
        }
        return histogram;
    }

    private DoubleStream margin() {
        return survivors.stream().mapToDouble(ScoredSurvivors.Scored::margin);
    }

    /** The smallest round width that keeps to the number of bins. */
    private static double width(double range) {
        double least = Math.max(range, 1e-6) / (MOST_MARGINS - 1);
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double width : WIDTHS) {
            if (width * power >= least) {
                return width * power;
            }
        }
        return 10 * power;
    }
}
