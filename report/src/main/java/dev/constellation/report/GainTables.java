package dev.constellation.report;

import dev.constellation.core.analysis.AxisResult;
import dev.constellation.core.analysis.BankResult;
import dev.constellation.core.analysis.ChangedTasks;
import dev.constellation.core.analysis.Crossover;
import dev.constellation.core.analysis.RoundGain;
import dev.constellation.core.analysis.StratumResult;
import java.util.List;

/** The tables that compare the generators of one bank. */
final class GainTables {
    private final BankResult bank;
    private final int k;

    GainTables(BankResult bank, int k) {
        this.bank = bank;
        this.k = k;
    }

    ResultTable gains() {
        int n = bank.gains().stream()
                .mapToInt(RoundGain::commonN)
                .max()
                .orElse(bank.sizes().n());
        TableBuilder table = TableBuilder.with(
                "Gain by round, points [95% interval]",
                "comparison", List.of("pass@" + k, "detectable", "pass@" + n + " (ceiling)", "expansion"));
        for (RoundGain gain : bank.gains()) {
            table.row(gain.label())
                    .cell(Notation.POINTS, gain.passAtK())
                    .cell(Notation.detectable(gain.passAtK()))
                    .cell(Notation.POINTS, gain.ceiling())
                    .cell(Notation.POINTS, gain.expansion().net());
        }
        table.row("2v1-v0-v2")
                .cell(Notation.POINTS, bank.deceleration())
                .cell(Notation.detectable(bank.deceleration()))
                .cell("")
                .cell("");
        return table.note("detectable: the smallest true difference that this study would see with probability 80%")
                .note(
                        "expansion: tasks newly solved, less those an untrained copy of the earlier generator solves by luck")
                .note("2v1-v0-v2 above 0: the second round gains less than the first")
                .build();
    }

    ResultTable expansion() {
        TableBuilder table = TableBuilder.with(
                "Newly solved tasks, % [95% interval]",
                "comparison",
                List.of("samples each", "newly solved", "frozen control", "headroom closed", "of known solvable"));
        for (RoundGain gain : bank.gains()) {
            table.row(gain.label())
                    .cell(Integer.toString(gain.expansion().samples()))
                    .cell(Notation.PERCENT, gain.expansion().newly())
                    .cell(Notation.PERCENT, gain.expansion().control())
                    .cell(Notation.PERCENT, gain.headroomClosed())
                    .cell(Notation.PERCENT, gain.solvableHeadroomClosed());
        }
        return table.note("headroom closed: the gain of the ceiling over what the earlier generator leaves unsolved")
                .note("known solvable: tasks that some sample of this study solves")
                .build();
    }

    ResultTable changed() {
        TableBuilder table = TableBuilder.with(
                "Tasks whose share of right samples changed",
                "comparison",
                List.of("tasks", "rose", "of these from none", "none bounds, %", "fell"));
        for (RoundGain gain : bank.gains()) {
            ChangedTasks changed = gain.changed();
            table.row(gain.label())
                    .cell(Integer.toString(changed.tasks()))
                    .cell(Integer.toString(changed.risen()))
                    .cell(Integer.toString(changed.fromNone()))
                    .cell(changed.neverBound().stream()
                            .mapToObj(Notation.PERCENT::of)
                            .findFirst()
                            .orElse(Notation.UNDEFINED))
                    .cell(Integer.toString(changed.fallen()));
        }
        return table.note(
                        "Fisher's exact test per task on all samples, false discovery rate 5% within the bank; it is about"
                                + " these training runs")
                .note(
                        "none bounds: a chance of a right sample up to this is compatible with none among the earlier generator's"
                                + " samples of a task (Clopper-Pearson)")
                .build();
    }

    ResultTable diversity() {
        TableBuilder table = TableBuilder.with(
                "Distinct right programs at equal successes [95% interval]",
                "comparison", List.of("before", "after", "difference"));
        for (RoundGain gain : bank.gains()) {
            table.row(gain.label())
                    .cell(Notation.PLAIN, gain.diversity().before())
                    .cell(Notation.PLAIN, gain.diversity().after())
                    .cell(Notation.PLAIN, gain.diversity().difference());
        }
        return table.note(
                        "on tasks that both solve at least twice, each with as many successes as the one that has fewer")
                .build();
    }

    ResultTable strataGains() {
        TableBuilder table = TableBuilder.with(
                "Gain of pass@%d by stratum, points [95%% interval]".formatted(k),
                "stratum",
                bank.gains().stream().map(RoundGain::label).toList());
        List<StratumResult> first = bank.gains().getFirst().strata();
        for (int i = 0; i < first.size(); i++) {
            int index = i;
            table.row("%s (%d tasks)"
                    .formatted(first.get(i).stratum(), first.get(i).tasks()));
            bank.gains()
                    .forEach(gain ->
                            table.cell(Notation.POINTS, gain.strata().get(index).passAtK()));
        }
        return table.note("a loss on tasks of few parts is forgetting; strata are exploratory")
                .build();
    }

    /** The gains of a bank by axis; without rows where no task has one. */
    ResultTable axes() {
        int n = bank.gains().getLast().commonN();
        String first = bank.rounds().getFirst().label();
        String last = bank.rounds().getLast().label();
        TableBuilder table = TableBuilder.with(
                "Headroom closed by %s, by axis of the secret programs, %% [95%% interval]".formatted(last),
                "axis",
                List.of("%s, pass@%d".formatted(first, n), "%s, pass@%d".formatted(last, n), "headroom closed"));
        for (AxisResult axis : bank.axes()) {
            table.row("%s (%s)".formatted(axis.axis(), Methods.counted(axis.tasks(), "task")));
            axis.figures()
                    .ifPresentOrElse(
                            figures -> table.cell(Notation.PERCENT, figures.first())
                                    .cell(Notation.PERCENT, figures.last())
                                    .cell(Notation.PERCENT, figures.headroomClosed()),
                            () -> table.cell("").cell("").cell(""));
        }
        return table.note("exploratory: not corrected for the number of axes; a task may be of several")
                .note("an axis of fewer than %d tasks has their number alone".formatted(AxisResult.LEAST_TASKS))
                .build();
    }

    ResultTable crossovers() {
        TableBuilder table = TableBuilder.with(
                "Crossover of the curves, points [95% simultaneous band]",
                "comparison",
                List.of(
                        "few",
                        "difference",
                        "many",
                        "difference",
                        "established",
                        "crossing [95% interval]",
                        "none, %"));
        for (Crossover crossover : bank.crossovers()) {
            table.row(crossover.label())
                    .cell("k = " + crossover.few())
                    .cell(Notation.POINTS.of(crossover.at(crossover.few())))
                    .cell("K = " + crossover.many())
                    .cell(Notation.POINTS.of(crossover.at(crossover.many())))
                    .cell(crossover.claimed() ? "yes" : "no")
                    .cell(crossing(crossover))
                    .cell(Notation.PERCENT.of(crossover.none()));
        }
        return table.note("established: the band is above 0 at k and below 0 at K")
                .note(
                        "crossing: the smallest number of samples from which on the difference stays negative up to K; its"
                                + " interval is of log2 and rests on the resamples that cross; none: the resamples that do not")
                .build();
    }

    private static String crossing(Crossover crossover) {
        String at = crossover.crossing().map(Object::toString).orElse("none");
        return crossover
                .crossingInterval()
                .map(interval -> "%s [%d, %d]".formatted(at, (int) interval.low(), (int) interval.high()))
                .orElse(at);
    }
}
