package dev.constellation.bench;

import dev.constellation.core.stats.Columns;
import dev.constellation.core.stats.CrossedBootstrap;
import dev.constellation.core.stats.CrossedDesign;
import dev.constellation.core.stats.Estimate;
import dev.constellation.core.stats.PassAtK;
import dev.constellation.core.stats.Replicates;
import dev.constellation.core.stats.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The crossed bootstrap of a whole pass@k curve with all of its intervals, in seconds of wall time on the cores that the
 * process may use. Compare with {@code bench/peers/bootstrap.py}; {@code bench/run bootstrap} runs both.
 */
public final class BootstrapBenchmark {
    private static final int SPLITS = 6;
    private static final int TRAJECTORIES = 8;
    private static final int SAMPLES = 64;
    private static final int REPEATS = 5;

    private BootstrapBenchmark() {}

    /** Prints one line a figure: work, value and unit, two spaces apart; errors of pass@8 and pass@64 go to stderr. */
    public static void main(String[] arguments) {
        for (int[] size : new int[][] {{400, 10_000}, {400, 2_000}, {1_600, 2_000}}) {
            CrossedDesign design = new CrossedDesign(size[0], SPLITS, TRAJECTORIES);
            double[] seconds = new double[REPEATS];
            List<Estimate> curve = List.of();
            for (int repeat = 0; repeat < REPEATS; repeat++) {
                long start = System.nanoTime();
                curve = curve(design, repeat, size[1]);
                seconds[repeat] = (System.nanoTime() - start) / 1e9;
            }
            Arrays.sort(seconds);
            System.out.printf(
                    Locale.ROOT,
                    "%d replicates of %d x %d x %d x %d  %.3f  s%n",
                    size[1],
                    size[0],
                    TRAJECTORIES,
                    SPLITS,
                    SAMPLES,
                    seconds[REPEATS / 2]);
            System.err.printf(
                    Locale.ROOT,
                    "standard errors of pass@8 and pass@64: %.4f %.4f%n",
                    curve.get(7).standardError().value(),
                    curve.get(63).standardError().value());
        }
    }

    private static List<Estimate> curve(CrossedDesign design, long seed, int replicates) {
        int[] right = IntStream.range(0, design.cells())
                .map(cell -> right(design.taskOf(cell), cell / TRAJECTORIES % SPLITS, cell % TRAJECTORIES))
                .toArray();
        int[] ks = IntStream.rangeClosed(1, SAMPLES).toArray();
        Columns columns = new Columns(design);
        int first = columns.addGroup(right, PassAtK.table(SAMPLES, ks));
        Replicates sums = CrossedBootstrap.run(columns, seed, replicates);
        List<Estimate> curve = new ArrayList<>();
        for (int k = 0; k < SAMPLES; k++) {
            int column = first + k;
            Statistic mean = all -> all[column] / design.cells();
            curve.add(sums.estimate(mean));
        }
        curve.forEach(Estimate::interval);
        return curve;
    }

    /** Right samples of a cell; the peer has the same. */
    private static int right(int task, int split, int trajectory) {
        return (task * task * 7 + 11 * split + 5 * trajectory) % (task % 3 == 0 ? 65 : 9);
    }
}
