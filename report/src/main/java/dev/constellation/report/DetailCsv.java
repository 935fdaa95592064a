package dev.constellation.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.constellation.core.analysis.BankDetail;
import dev.constellation.core.analysis.Canonical;
import dev.constellation.core.analysis.CriticDetail;
import dev.constellation.core.analysis.Figure;
import dev.constellation.core.analysis.TaskChange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a report shows beyond the figures of the digest, as CSV files. */
final class DetailCsv {
    private DetailCsv() {}

    static void write(Path folder, List<BankDetail> details) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(folder.resolve("detail.csv"))) {
            csv.writeRecord(CsvFigures.row(List.of("bank", "generator", "measure"), CsvFigures.FIGURE));
            details.forEach(detail -> writeFigures(csv, detail));
        }
        try (CsvWriter csv = CsvWriter.builder().build(folder.resolve("margins.csv"))) {
            csv.writeRecord("bank", "generator", "from", "to", "right", "wrong");
            details.forEach(detail -> writeMargins(csv, detail));
        }
        try (CsvWriter csv = CsvWriter.builder().build(folder.resolve("changed.csv"))) {
            csv.writeRecord(
                    "bank",
                    "generator",
                    "task",
                    "stratum",
                    "right_before",
                    "samples_before",
                    "right_after",
                    "samples_after",
                    "program_before",
                    "program_after");
            details.forEach(detail -> writeChanges(csv, detail));
        }
    }

    private static void writeFigures(CsvWriter csv, BankDetail detail) {
        for (BankDetail.Generator generator : detail.generators()) {
            generator
                    .recovered()
                    .forEach((policy, figure) -> writeFigure(
                            csv, detail, generator, "share of oracle - naive recovered by " + policy, figure));
            generator.critic().ifPresent(critic -> {
                critic.overNaive()
                        .forEach((stratum, figure) ->
                                writeFigure(csv, detail, generator, "critic over naive on stratum " + stratum, figure));
                for (CriticDetail.Reliability bin : critic.reliability()) {
                    String measure = "right where p(yes) has mean %s, %d survivors"
                            .formatted(Canonical.number(bin.predicted()), bin.survivors());
                    writeFigure(csv, detail, generator, measure, bin.right());
                }
            });
        }
    }

    private static void writeFigure(
            CsvWriter csv, BankDetail detail, BankDetail.Generator generator, String measure, Figure figure) {
        csv.writeRecord(CsvFigures.row(List.of(detail.bank(), generator.label(), measure), CsvFigures.cells(figure)));
    }

    private static void writeMargins(CsvWriter csv, BankDetail detail) {
        for (BankDetail.Generator generator : detail.generators()) {
            for (CriticDetail.Margins bin :
                    generator.critic().map(CriticDetail::margins).orElse(List.of())) {
                csv.writeRecord(
                        detail.bank(),
                        generator.label(),
                        Canonical.number(bin.from()),
                        Canonical.number(bin.to()),
                        Integer.toString(bin.right()),
                        Integer.toString(bin.wrong()));
            }
        }
    }

    private static void writeChanges(CsvWriter csv, BankDetail detail) {
        for (BankDetail.Changes changes : detail.changes()) {
            for (TaskChange task : changes.tasks()) {
                csv.writeRecord(
                        detail.bank(),
                        changes.label(),
                        task.taskId(),
                        task.stratum(),
                        Integer.toString(task.before().right()),
                        Integer.toString(task.before().samples()),
                        Integer.toString(task.after().right()),
                        Integer.toString(task.after().samples()),
                        task.programBefore().map(TaskChange.Shown::program).orElse(""),
                        task.programAfter().map(TaskChange.Shown::program).orElse(""));
            }
        }
    }
}
