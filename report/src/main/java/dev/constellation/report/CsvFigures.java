package dev.constellation.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.constellation.core.analysis.Analysis;
import dev.constellation.core.analysis.BankResult;
import dev.constellation.core.analysis.Canonical;
import dev.constellation.core.analysis.Crossover;
import dev.constellation.core.analysis.Figure;
import dev.constellation.core.analysis.Finding;
import dev.constellation.core.analysis.PrimaryResult;
import dev.constellation.core.stats.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The figures as CSV files: one per topic, the difference curves, and the declared outcomes. */
final class CsvFigures {
    static final List<String> FIGURE = List.of(
            "value",
            "low",
            "high",
            "method",
            "standard_error",
            "detectable",
            "tasks",
            "splits",
            "trajectories",
            "n",
            "undefined");

    private CsvFigures() {}

    static void write(Path folder, Analysis analysis) throws IOException {
        Files.createDirectory(folder);
        List<Finding> findings = analysis.findings();
        for (Finding.Topic topic : Finding.Topic.values()) {
            writeTopic(
                    folder.resolve(topic.label() + ".csv"),
                    findings.stream()
                            .filter(finding -> finding.topic() == topic)
                            .toList());
        }
        writeCrossovers(folder.resolve("crossover.csv"), analysis);
        writePrimary(folder.resolve("primary.csv"), analysis);
    }

    static String method(Interval interval) {
        return interval.method().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void writeTopic(Path file, List<Finding> findings) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord(row(List.of("bank", "generator", "measure"), FIGURE));
            for (Finding finding : findings) {
                csv.writeRecord(
                        row(List.of(finding.bank(), finding.generator(), finding.measure()), cells(finding.figure())));
            }
        }
    }

    private static void writePrimary(Path file, Analysis analysis) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord(row(List.of("bank", "outcome", "p", "holm"), FIGURE));
            for (PrimaryResult result : analysis.primary()) {
                List<String> own = List.of(
                        result.outcome().bank(),
                        result.label(),
                        Canonical.number(result.p()),
                        Canonical.number(result.adjusted()));
                csv.writeRecord(row(own, cells(result.figure())));
            }
        }
    }

    private static void writeCrossovers(Path file, Analysis analysis) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord("bank", "generator", "k", "value", "band_low", "band_high");
            for (BankResult bank : analysis.banks()) {
                for (Crossover crossover : bank.crossovers()) {
                    crossover
                            .curve()
                            .forEach(point -> csv.writeRecord(
                                    bank.bank(),
                                    crossover.label(),
                                    Integer.toString(point.k()),
                                    Canonical.number(point.value()),
                                    Canonical.number(point.low()),
                                    Canonical.number(point.high())));
                }
            }
        }
    }

    static List<String> cells(Figure figure) {
        return switch (figure) {
            case Figure.Undefined undefined -> List.of("", "", "", "", "", "", "", "", "", "", undefined.why());
            case Figure.Measured measured ->
                List.of(
                        Canonical.number(measured.value()),
                        measured.interval()
                                .map(interval -> Canonical.number(interval.low()))
                                .orElse(""),
                        measured.interval()
                                .map(interval -> Canonical.number(interval.high()))
                                .orElse(""),
                        measured.interval().map(CsvFigures::method).orElse(""),
                        text(measured.standardError()),
                        text(measured.detectable()),
                        Integer.toString(measured.sizes().tasks()),
                        Integer.toString(measured.sizes().splits()),
                        Integer.toString(measured.sizes().trajectories()),
                        Integer.toString(measured.sizes().n()),
                        "");
        };
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? Canonical.number(value.getAsDouble()) : "";
    }

    static List<String> row(List<String> first, List<String> then) {
        List<String> row = new ArrayList<>(first);
        row.addAll(then);
        return row;
    }
}
