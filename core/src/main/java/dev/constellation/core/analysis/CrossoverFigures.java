package dev.constellation.core.analysis;

import dev.constellation.core.stats.Estimate;
import dev.constellation.core.stats.Interval;
import dev.constellation.core.stats.SimultaneousBand;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The difference of two pass@k curves and where it changes its sign. */
final class CrossoverFigures {
    private final RoundColumns from;
    private final RoundColumns to;
    private final int[] ks;
    private final int few;
    private final int many;

    private CrossoverFigures(RoundColumns from, RoundColumns to, int[] ks, int few, int many) {
        this.from = from;
        this.to = to;
        this.ks = ks;
        this.few = few;
        this.many = many;
    }

    /**
     * The comparison; absent when the common n leaves no number of samples above k, when nothing varies, and when the
     * curves are undefined without one of few training runs.
     *
     * @param few the study's k
     * @param declared largest declared K; 0 when none is
     */
    static Optional<Crossover> of(RoundColumns from, RoundColumns to, int few, int declared, FigureMaker make) {
        int commonN = Math.min(from.data().n(), to.data().n());
        int many = declared > few && declared <= commonN ? declared : commonN / 2;
        if (many <= few) {
            return Optional.empty();
        }
        int[] ks = Arrays.stream(from.ks())
                .filter(k -> k <= commonN && KGrid.index(to.ks(), k) >= 0)
                .toArray();
        return new CrossoverFigures(from, to, ks, few, many).result(make);
    }

    private Optional<Crossover> result(FigureMaker make) {
        List<Estimate> curve = Arrays.stream(ks)
                .mapToObj(k -> make.estimate(GainFigures.gain(from, to, k)))
                .toList();
        boolean unknown = curve.stream()
                .anyMatch(point -> Double.isNaN(point.standardError().value()));
        if (unknown || curve.stream().noneMatch(Estimate::hasInterval)) {
            return Optional.empty();
        }
        SimultaneousBand band = SimultaneousBand.around(curve);
        boolean claimed = at(band, few).isAbove(0) && at(band, many).isBelow(0);
        int[] crossings = IntStream.range(0, curve.getFirst().size())
                .map(replicate -> crossing(i -> curve.get(i).replicate(replicate)))
                .filter(k -> k > 0)
                .sorted()
                .toArray();
        int crossing = crossing(i -> curve.get(i).value());
        return Optional.of(new Crossover(
                from.data().round(),
                to.data().round(),
                few,
                many,
                IntStream.range(0, ks.length)
                        .mapToObj(i -> difference(i, curve.get(i), band.points().get(i)))
                        .toList(),
                claimed,
                crossing > 0 ? Optional.of(crossing) : Optional.empty(),
                interval(crossings),
                1 - (double) crossings.length / curve.getFirst().size()));
    }

    private Interval at(SimultaneousBand band, int k) {
        return band.points().get(KGrid.index(ks, k));
    }

    private Crossover.Difference difference(int index, Estimate estimate, Interval band) {
        return new Crossover.Difference(ks[index], estimate.value(), band.low(), band.high());
    }

    /** Smallest k from which on the curve is negative up to {@code many}, after a point that is not; 0 when none. */
    private int crossing(IntToDoubleFunction curve) {
        int index = KGrid.index(ks, many);
        int crossing = 0;
        while (index >= 0 && curve.applyAsDouble(index) < 0) {
            crossing = ks[index--];
        }
        return index < 0 ? 0 : crossing;
    }

    /** Order statistics of k are those of log2 k, so that no interpolation between numbers of samples is needed. */
    private static Optional<Interval> interval(int[] crossings) {
        if (crossings.length < 2) {
            return Optional.empty();
        }
        int low = (int) (0.025 * (crossings.length - 1));
        int high = crossings.length - 1 - low;
        return Optional.of(new Interval(crossings[low], crossings[high], Interval.Method.CROSSED_BOOTSTRAP));
    }
}
