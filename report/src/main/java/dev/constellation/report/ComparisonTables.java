package dev.constellation.report;

import dev.constellation.core.analysis.ComparedBank;
import dev.constellation.core.analysis.Figure;
import dev.constellation.core.analysis.Sizes;
import dev.constellation.core.analysis.StudyComparison;
import dev.constellation.core.stats.Factor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A comparison in tables and sentences. */
final class ComparisonTables {
    private final StudyComparison comparison;

    ComparisonTables(StudyComparison comparison) {
        this.comparison = comparison;
    }

    String title() {
        return "%s against %s"
                .formatted(comparison.second().name(), comparison.first().name());
    }

    String summary() {
        return "Every difference is %s less %s, paired by %s; k = %d."
                .formatted(
                        comparison.second().name(),
                        comparison.first().name(),
                        comparison.pairing().label(),
                        comparison.first().k());
    }

    String statistics() {
        return """
                A task is compared when both studies have it, by the digest of its content; of splits and training runs the \
                first are, as many as both have. Both studies are resampled together (%,d replicates). Splits are paired when \
                both show the same rows, training runs when both draw their tasks and seeds alike; others are matched by \
                number, which gives the difference of independent effects its variance. Holm's correction is over the %s that \
                can be tested. A difference between studies has every cause in which they differ.""".formatted(StudyComparison.REPLICATES, Methods.counted(comparison.tested(), "difference"));
    }

    /** What was found, one sentence per bank and then the banks that were not compared. */
    List<String> verdict() {
        List<String> sentences = new ArrayList<>();
        comparison.banks().forEach(bank -> sentences.add(verdict(bank)));
        comparison
                .notCompared()
                .forEach((bank, why) -> sentences.add("Bank %s is not compared: %s.".formatted(bank, why)));
        return sentences;
    }

    private static String verdict(ComparedBank bank) {
        List<ComparedBank.Measure> measures = bank.generators().stream()
                .flatMap(pair -> pair.measures().stream())
                .toList();
        if (measures.stream().noneMatch(ComparedBank.Measure::isTested)) {
            return "Bank %s: there is no difference that varies between tasks, splits or training runs."
                    .formatted(bank.bank());
        }
        ComparedBank.Generators last = bank.generators().getLast();
        String curve = last.measures().stream()
                .filter(measure -> measure.name().startsWith("pass@"))
                .map(measure -> "%s %s".formatted(measure.name(), Notation.POINTS.of(measure.difference())))
                .collect(Collectors.joining(", "));
        return "Bank %s, %s: %s points. %d of its %s hold at 5%% by Holm's correction."
                .formatted(
                        bank.bank(),
                        last.label(),
                        curve,
                        measures.stream()
                                .filter(ComparedBank.Measure::isTested)
                                .filter(measure -> measure.holm() <= 0.05)
                                .count(),
                        Methods.counted(
                                (int) measures.stream()
                                        .filter(ComparedBank.Measure::isTested)
                                        .count(),
                                "tested difference"));
    }

    String sizes(ComparedBank bank) {
        String conditional =
                bank.common().conditionedOn().stream().map(Factor::single).collect(Collectors.joining(" and "));
        return "Compared on %s of %s's %s and %s's %s."
                        .formatted(
                                sizes(bank.common()),
                                comparison.first().name(),
                                sizes(bank.first()),
                                comparison.second().name(),
                                sizes(bank.second()))
                + (conditional.isEmpty() ? "" : " Intervals are conditional on %s.".formatted(conditional))
                + Methods.coverage(bank.coverage());
    }

    private static String sizes(Sizes sizes) {
        return "%s × %s × %s"
                .formatted(
                        Methods.counted(sizes.tasks(), "task"),
                        Methods.counted(sizes.splits(), "split"),
                        Methods.counted(sizes.trajectories(), "training run"));
    }

    ResultTable table(ComparedBank.Generators pair) {
        TableBuilder table = new TableBuilder(
                "%s, %% and points [95%% interval]".formatted(pair.label()),
                List.of(
                        "measure",
                        comparison.first().name(),
                        comparison.second().name(),
                        "difference",
                        "detectable",
                        "p",
                        "Holm"));
        for (ComparedBank.Measure measure : pair.measures()) {
            table.row(measure.name())
                    .cell(value(measure.first()))
                    .cell(value(measure.second()))
                    .cell(Notation.POINTS, measure.difference())
                    .cell(Notation.detectable(measure.difference()))
                    .cell(measure.isTested() ? StudyTables.p(measure.p()) : "")
                    .cell(measure.isTested() ? StudyTables.p(measure.holm()) : "");
        }
        return table.build();
    }

    private static String value(Figure figure) {
        return figure.measured()
                .map(measured -> Notation.PERCENT.of(measured.value()))
                .orElse(Notation.UNDEFINED);
    }

    ResultTable definitions() {
        TableBuilder table = new TableBuilder(
                "What the studies differ in",
                List.of("field", comparison.first().name(), comparison.second().name()));
        comparison
                .differences()
                .forEach((field, difference) ->
                        table.row(field).cell(difference.first()).cell(difference.second()));
        return table.build();
    }
}
