package dev.constellation.core.analysis;

import dev.constellation.core.stats.Statistic;

/** One generator against an earlier one on one bank. */
final class GainFigures {
    private final RoundColumns from;
    private final RoundColumns to;
    private final FigureMaker make;
    private final Sizes sizes;
    private final int commonN;

    GainFigures(RoundColumns from, RoundColumns to, FigureMaker make, Sizes bank) {
        this.from = from;
        this.to = to;
        this.make = make;
        this.commonN = Math.min(from.data().n(), to.data().n());
        this.sizes = bank.withSamples(commonN);
    }

    RoundGain result(int k, ExpansionColumns expansion, ChangedTasks changed) {
        return new RoundGain(
                from.data().round(),
                to.data().round(),
                make.difference(gain(from, to, k), sizes, "n = %d is fewer than k = %d".formatted(commonN, k)),
                commonN,
                make.difference(gain(from, to, commonN), sizes, "no complete cell"),
                make.quantity(headroomClosed(), sizes, "the earlier generator solves every task"),
                expansion(expansion),
                changed);
    }

    /** Difference of pass@k. */
    static Statistic gain(RoundColumns from, RoundColumns to, int k) {
        return to.curve().at(k).minus(from.curve().at(k));
    }

    private Statistic headroomClosed() {
        Statistic before = from.curve().at(commonN);
        return gain(from, to, commonN).over(sums -> 1 - before.of(sums));
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
