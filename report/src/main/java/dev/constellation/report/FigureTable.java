package dev.constellation.report;

import dev.constellation.core.analysis.Analysis;
import dev.constellation.core.analysis.Canonical;
import dev.constellation.core.analysis.Figure;
import dev.constellation.core.analysis.Finding;
import dev.constellation.core.analysis.StudyData;
import dev.constellation.core.analysis.TrainedModel;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalDouble;

/** Long tables of a page: every figure, every trained model. */
final class FigureTable {
    private FigureTable() {}

    /** Every figure with four decimals. */
    static ResultTable of(Analysis analysis) {
        TableBuilder table = new TableBuilder(
                "All figures",
                List.of(
                        "figure",
                        "value",
                        "low",
                        "high",
                        "standard error",
                        "detectable",
                        "tasks",
                        "splits",
                        "runs",
                        "n"));
        for (Finding finding : analysis.findings()) {
            table.row(finding.key());
            switch (finding.figure()) {
                case Figure.Undefined undefined -> addUndefined(table, undefined);
                case Figure.Measured measured -> addMeasured(table, measured);
            }
        }
        return table.build();
    }

    private static void addUndefined(TableBuilder table, Figure.Undefined undefined) {
        table.cell(Notation.UNDEFINED + ": " + undefined.why());
        for (int empty = 0; empty < 8; empty++) {
            table.cell("");
        }
    }

    private static void addMeasured(TableBuilder table, Figure.Measured measured) {
        table.cell(decimals(measured.value()))
                .cell(measured.interval()
                        .map(interval -> decimals(interval.low()))
                        .orElse(""))
                .cell(measured.interval()
                        .map(interval -> decimals(interval.high()))
                        .orElse(""))
                .cell(decimals(measured.standardError()))
                .cell(decimals(measured.detectable()))
                .cell(Integer.toString(measured.sizes().tasks()))
                .cell(Integer.toString(measured.sizes().splits()))
                .cell(Integer.toString(measured.sizes().trajectories()))
                .cell(Integer.toString(measured.sizes().n()));
    }

    private static String decimals(OptionalDouble value) {
        return value.isPresent() ? decimals(value.getAsDouble()) : "";
    }

    static String decimals(double value) {
        return Canonical.decimal(value).setScale(4, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** Every adapter that the study trained. */
    static ResultTable models(StudyData data) {
        TableBuilder table = new TableBuilder(
                "Trained adapters", List.of("model", "role", "rows", "tokens", "final loss", "digest"));
        for (TrainedModel model : data.models()) {
            table.row(model.name())
                    .cell(model.critic() ? "critic" : "generator")
                    .cell(Integer.toString(model.rows()))
                    .cell(Long.toString(model.tokens()))
                    .cell(decimals(model.finalLoss()))
                    .cell(model.digest());
        }
        return table.build();
    }
}
