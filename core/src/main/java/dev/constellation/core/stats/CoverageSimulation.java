package dev.constellation.core.stats;

import dev.constellation.core.Digest;
import dev.constellation.core.RandomStream;
import java.util.stream.IntStream;

/**
 * How often a nominal 95% interval of the crossed bootstrap holds the truth in studies of a given size. With few
 * trajectories it is less often than it says; a report prints this number so that nobody has to guess.
 *
 * <p>Studies are drawn from the crossed random effects model x(t,s,j) = task(t) + split(s) + trajectory(j) + residual
 * with normal effects, true mean 0 and {@link VarianceComponents}; each is bootstrapped and its percentile interval is
 * checked against 0. Beyond 24 tasks the task and residual effects are rescaled instead, which leaves their share of the
 * variance as it is. Standard error of the result: about 1 point.
 */
public final class CoverageSimulation {
    private static final int STUDIES = 500;
    private static final int REPLICATES = 299;
    private static final int MOST_TASKS = 24;

    private CoverageSimulation() {}

    /** Share of simulated studies of this design whose interval holds the truth. */
    public static double coverage(CrossedDesign design, VarianceComponents components, long seed) {
        int tasks = Math.min(design.tasks(), MOST_TASKS);
        CrossedDesign reduced = new CrossedDesign(tasks, design.splits(), design.trajectories());
        VarianceComponents rescaled = components.rescaled(design.tasks(), tasks);
        long held = IntStream.range(0, STUDIES)
                .filter(study -> {
                    long own = Digest.of("coverage").add(seed).add(study).seed();
                    Interval interval = interval(reduced, rescaled, own);
                    return interval.low() <= 0 && interval.high() >= 0;
                })
                .count();
        return (double) held / STUDIES;
    }

    private static Interval interval(CrossedDesign design, VarianceComponents components, long seed) {
        Columns columns = new Columns(design);
        int sum = columns.add(study(design, components, RandomStream.of(seed)));
        Replicates replicates = CrossedBootstrap.run(columns, seed, REPLICATES);
        return replicates.estimate(sums -> sums[sum] / design.cells()).interval(0.95);
    }

    private static double[] study(CrossedDesign design, VarianceComponents components, RandomStream random) {
        double[] tasks = normals(random, design.tasks(), components.task());
        double[] splits = normals(random, design.splits(), components.split());
        double[] trajectories = normals(random, design.trajectories(), components.trajectory());
        double[] values = normals(random, design.cells(), components.residual());
        for (int cell = 0; cell < values.length; cell++) {
            values[cell] += tasks[design.taskOf(cell)]
                    + splits[cell / design.trajectories() % design.splits()]
                    + trajectories[cell % design.trajectories()];
        }
        return values;
    }

    /** Normal variates by the method of Box and Muller. */
    private static double[] normals(RandomStream random, int count, double deviation) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
            values[i] = deviation * radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
        }
        return values;
    }
}
