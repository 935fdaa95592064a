package dev.constellation.core.stats;

import dev.constellation.core.Digest;
import dev.constellation.core.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The crossed bootstrap. Tasks, split seeds and trajectories are each drawn with replacement, independently of each
 * other; a cell counts as often as the product of the three counts says. Figures of one replicate share these weights,
 * so every comparison is paired.
 *
 * <p>Source: Owen, <i>The pigeonhole bootstrap</i>, Annals of Applied Statistics 1(2), 2007, 386-411, which shows it to
 * be mildly conservative for crossed random effects, where resampling within levels only (nested) is far too narrow;
 * Owen and Eckles, <i>Bootstrapping data arrays of arbitrary order</i>, ibid. 6(3), 2012, for three factors. A factor
 * with a single level is always drawn once: the interval is then conditional on that level. Few levels make intervals too narrow by about (levels - 1) / levels of the
 * factor's variance, see {@link CoverageSimulation}.
 *
 * <p>Each replicate has a random stream of its own and a fixed order of summation, so results are the same bits for any
 * number of threads. Cells with weight 0, about three in four, cost nothing.
 */
public final class CrossedBootstrap {
    private final Columns columns;
    private final CrossedDesign design;
    private final double[] packed;
    private final int[] plainIndex;

    private CrossedBootstrap(Columns columns) {
        this.columns = columns;
        this.design = columns.design();
        this.packed = columns.packed();
        this.plainIndex = columns.plainIndex();
    }

    /** Sums all columns as observed and under every replicate's weights. */
    public static Replicates run(Columns columns, long seed, int replicates) {
        CrossedBootstrap bootstrap = new CrossedBootstrap(columns);
        double[][] sums = new double[replicates][];
        IntStream.range(0, replicates)
                .parallel()
                .forEach(replicate -> sums[replicate] = bootstrap.sums(bootstrap.weights(seed, replicate)));
        return new Replicates(columns.design(), bootstrap.sums(bootstrap.unweighted()), sums);
    }

    /** How often each level of each factor counts. */
    private record Weights(int[] tasks, int[] splits, int[] trajectories) {}

    private Weights weights(long seed, int replicate) {
        RandomStream random =
                RandomStream.of(Digest.of("bootstrap").add(seed).add(replicate).seed());
        return new Weights(
                drawn(random, design.tasks()), drawn(random, design.splits()), drawn(random, design.trajectories()));
    }

    private Weights unweighted() {
        return new Weights(ones(design.tasks()), ones(design.splits()), ones(design.trajectories()));
    }

    /** How often each of some levels came up in as many draws with replacement. */
    static int[] drawn(RandomStream random, int levels) {
        int[] counts = new int[levels];
        for (int draw = 0; draw < levels; draw++) {
            counts[random.nextInt(levels)]++;
        }
        return counts;
    }

    private static int[] ones(int levels) {
        int[] counts = new int[levels];
        Arrays.fill(counts, 1);
        return counts;
    }

    private double[] sums(Weights weights) {
        Accumulator sum = new Accumulator(columns, packed, plainIndex.length);
        for (int task = 0; task < design.tasks(); task++) {
            for (int split = 0; split < design.splits(); split++) {
                int both = weights.tasks[task] * weights.splits[split];
                if (both == 0) {
                    continue;
                }
                int first = design.cell(task, split, 0);
                for (int trajectory = 0; trajectory < design.trajectories(); trajectory++) {
                    int weight = both * weights.trajectories[trajectory];
                    if (weight != 0) {
                        sum.add(first + trajectory, weight);
                    }
                }
            }
        }
        return sum.finish(plainIndex);
    }
}
