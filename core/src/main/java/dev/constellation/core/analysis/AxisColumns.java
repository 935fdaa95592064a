package dev.constellation.core.analysis;

import dev.constellation.core.stats.Columns;
import dev.constellation.core.stats.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** pass@n of the first and the last generator on the tasks of one axis, n being the samples that both have. */
final class AxisColumns {
    private final String axis;
    private final int tasks;
    private final int samples;
    private final Optional<Curves> curves;

    private record Curves(CurveColumns first, CurveColumns last) {}

    private AxisColumns(Columns columns, String axis, boolean[] within, RoundData first, RoundData last) {
        this.axis = axis;
        tasks = count(within);
        samples = Math.min(first.n(), last.n());
        curves = tasks < AxisResult.LEAST_TASKS
                ? Optional.empty()
                : Optional.of(new Curves(curve(columns, within, first), curve(columns, within, last)));
    }

    /**
     * One for each axis that a task of the bank is of, by name.
     *
     * @param tasks ids of the bank's tasks, in the order of the design
     * @param axes axes by task id
     */
    static List<AxisColumns> add(
            Columns columns, List<String> tasks, Map<String, Set<String>> axes, RoundData first, RoundData last) {
        Set<String> names = new TreeSet<>();
        tasks.forEach(task -> names.addAll(axes.getOrDefault(task, Set.of())));
        List<AxisColumns> all = new ArrayList<>();
        for (String axis : names) {
            boolean[] within = new boolean[tasks.size()];
            for (int task = 0; task < within.length; task++) {
                within[task] = axes.getOrDefault(tasks.get(task), Set.of()).contains(axis);
            }
            all.add(new AxisColumns(columns, axis, within, first, last));
        }
        return all;
    }

    private static int count(boolean[] within) {
        int tasks = 0;
        for (boolean in : within) {
            tasks += in ? 1 : 0;
        }
        return tasks;
    }

    private CurveColumns curve(Columns columns, boolean[] within, RoundData round) {
        int[] correct = round.correct();
        int[] own = new int[correct.length];
        Arrays.setAll(own, cell -> within[columns.design().taskOf(cell)] ? correct[cell] : -1);
        return CurveColumns.add(columns, round.n(), own, new int[] {samples});
    }

    AxisResult result(FigureMaker make, Sizes bank) {
        Sizes sizes = bank.withSamples(samples).withTasks(tasks);
        return new AxisResult(axis, tasks, curves.map(both -> figures(both, make, sizes)));
    }

    private AxisResult.Figures figures(Curves both, FigureMaker make, Sizes sizes) {
        Statistic first = both.first().at(samples);
        Statistic last = both.last().at(samples);
        String why = "no complete cell";
        return new AxisResult.Figures(
                samples,
                make.share(first, sizes.untrained(), why),
                make.share(last, sizes, why),
                make.quantity(last.minus(first).over(sums -> 1 - first.of(sums)), sizes, GainFigures.NO_HEADROOM));
    }
}
