package dev.constellation.report;

import dev.constellation.core.analysis.Analysis;
import dev.constellation.core.analysis.Cell;
import dev.constellation.core.analysis.PrimaryResult;
import dev.constellation.core.analysis.SampleOutcome;
import dev.constellation.core.analysis.StudyData;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The tables that concern a study as a whole. */
final class StudyTables {
    private StudyTables() {}

    /** Declared outcomes with their tests. */
    static ResultTable primary(Analysis analysis) {
        TableBuilder table = new TableBuilder(
                "Primary outcomes, points [95% interval]",
                List.of("bank", "outcome", "difference", "detectable", "p", "Holm"));
        for (PrimaryResult result : analysis.primary()) {
            table.row(result.outcome().bank())
                    .cell(result.label())
                    .cell(Notation.POINTS, result.figure())
                    .cell(Notation.detectable(result.figure()))
                    .cell(p(result.p()))
                    .cell(p(result.adjusted()));
        }
        return table.note("p by inversion of the interval; Holm: corrected over all declared outcomes")
                .build();
    }

    /** Fields with their values. */
    static ResultTable definition(Map<String, String> fields) {
        TableBuilder table = new TableBuilder("Definition", List.of("field", "value"));
        fields.forEach((field, value) -> table.row(field).cell(value));
        return table.build();
    }

    /** A p-value as tables show it. */
    static String p(double p) {
        return p < 0.001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    /** Costs, in all and per task that the last generator solved at least once. */
    static ResultTable costs(StudyData data) {
        long solved = solved(data);
        TableBuilder table = new TableBuilder("Whole study", List.of("cost", "total", "per solved task"));
        for (Map.Entry<String, Double> cost : new TreeMap<>(data.costs()).entrySet()) {
            boolean divisible = solved > 0 && !cost.getKey().startsWith("repeated");
            table.row(cost.getKey())
                    .cell(amount(cost.getValue()))
                    .cell(divisible ? amount(cost.getValue() / solved) : "");
        }
        return table.note("solved: %d tasks of all banks by the last generator, at least once".formatted(solved))
                .build();
    }

    private static long solved(StudyData data) {
        int last = data.cells().stream().mapToInt(Cell::round).max().orElse(0);
        return data.cells().stream()
                .filter(cell -> cell.round() == last)
                .filter(cell -> cell.samples().stream().anyMatch(SampleOutcome::generalizes))
                .map(cell -> cell.bank() + '/' + cell.taskId())
                .distinct()
                .count();
    }

    private static String amount(double value) {
        return String.format(Locale.ROOT, value < 100 && value != Math.rint(value) ? "%.2f" : "%,.0f", value);
    }
}
