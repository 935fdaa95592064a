package dev.constellation.core.stats;

import java.util.Arrays;
import java.util.List;

/**
 * A band that holds a whole curve with 95% probability, point(i) ± q SE(i), where q is the 95% quantile over replicates
 * of the largest |replicate(i) - point(i)| / SE(i) (the sup-t band; Montiel Olea and Plagborg-Møller, <i>Simultaneous
 * confidence bands</i>, Journal of Applied Econometrics 34(1), 2019, 1-17). With few trajectories SE(i) in the band is that of
 * the {@link Jackknife}, and q becomes the quantile of Student's t, for the degrees of freedom of each point, that leaves
 * out as much as q does of the normal distribution. Reading several points of a curve off pointwise intervals finds
 * crossings where there are none.
 *
 * @param points the band at each point of the curve
 * @param quantile q, between 1.96 for perfectly dependent points and the Bonferroni value
 */
public record SimultaneousBand(List<Interval> points, double quantile) {
    /** Copies the list. */
    public SimultaneousBand {
        points = List.copyOf(points);
    }

    /** The band around a curve; a point that never varies has a band of no width and does not widen the others. */
    public static SimultaneousBand around(List<Estimate> curve) {
        double[] errors = curve.stream().mapToDouble(Estimate::deviation).toArray();
        int replicates = curve.getFirst().size();
        double[] largest = new double[replicates];
        for (int i = 0; i < errors.length; i++) {
            Estimate point = curve.get(i);
            for (int replicate = 0; errors[i] > 0 && replicate < replicates; replicate++) {
                double deviation = Math.abs(point.replicate(replicate) - point.value()) / errors[i];
                largest[replicate] = Math.max(largest[replicate], deviation);
            }
        }
        double quantile = new Estimate(0, largest, List.of()).quantile(0.95);
        Interval[] band = new Interval[errors.length];
        Arrays.setAll(band, i -> around(curve.get(i), quantile));
        return new SimultaneousBand(List.of(band), quantile);
    }

    private static Interval around(Estimate point, double quantile) {
        double reach = point.standardError().reach(quantile);
        return new Interval(point.value() - reach, point.value() + reach, Interval.Method.SIMULTANEOUS_BAND);
    }
}
