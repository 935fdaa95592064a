package dev.constellation.core.analysis;

import dev.constellation.core.stats.Statistic;
import java.util.List;
import java.util.Objects;

/** One generator against an earlier one on one bank. */
final class GainFigures {
    /** Why no share of the headroom was closed. */
    static final String NO_HEADROOM = "the earlier generator solves every task";

    private final RoundPair pair;
    private final RoundColumns from;
    private final RoundColumns to;
    private final List<String> taskStrata;
    private final int k;
    private final FigureMaker make;
    private final Sizes sizes;
    private final int commonN;

    GainFigures(RoundPair pair, List<String> taskStrata, int k, FigureMaker make, Sizes bank) {
        this.pair = pair;
        this.from = pair.from();
        this.to = pair.to();
        this.taskStrata = taskStrata;
        this.k = k;
        this.make = make;
        this.commonN = Math.min(from.data().n(), to.data().n());
        this.sizes = bank.withSamples(commonN);
    }

    RoundGain result() {
        Statistic ceiling = gain(from, to, commonN);
        Statistic before = from.curve().at(commonN);
        return new RoundGain(
                from.data().round(),
                to.data().round(),
                make.difference(gain(from, to, k), sizes, tooFew()),
                commonN,
                make.difference(ceiling, sizes, "no complete cell"),
                make.quantity(ceiling.over(sums -> 1 - before.of(sums)), sizes, NO_HEADROOM),
                make.quantity(
                        ceiling.over(pair.solvable().minus(before)),
                        sizes,
                        "the earlier generator solves every task that any generator solves"),
                expansion(pair.expansion()),
                diversity(pair.diversity()),
                pair.changed(),
                from.strata().keySet().stream().map(this::stratum).toList());
    }

    private String tooFew() {
        return "n = %d is fewer than k = %d".formatted(commonN, k);
    }

    private StratumResult stratum(String label) {
        int tasks = StratumColumns.tasks(taskStrata, label);
        Statistic after = Objects.requireNonNull(to.strata().get(label)).at(k);
        Statistic before = Objects.requireNonNull(from.strata().get(label)).at(k);
        return new StratumResult(label, tasks, make.difference(after.minus(before), sizes.withTasks(tasks), tooFew()));
    }

    /** Difference of pass@k. */
    static Statistic gain(RoundColumns from, RoundColumns to, int k) {
        return to.curve().at(k).minus(from.curve().at(k));
    }

    private RoundGain.Diversity diversity(DiversityColumns.Placed columns) {
        String why = "no task is solved twice by both";
        return new RoundGain.Diversity(
                make.quantity(columns.before(), sizes, why),
                make.quantity(columns.after(), sizes, why),
                make.quantity(columns.after().minus(columns.before()), sizes, why));
    }

    private RoundGain.Expansion expansion(ExpansionColumns columns) {
        Sizes own = sizes.withSamples(columns.samples());
        String why = "%d samples are too few for halves".formatted(commonN);
        return new RoundGain.Expansion(
                columns.samples(),
                make.share(columns.newly(), own, why),
                make.share(columns.control(), own, why),
                make.difference(columns.newly().minus(columns.control()), own, why));
    }
}
