package dev.constellation.report;

import dev.constellation.core.analysis.ComparedBank;
import dev.constellation.core.analysis.StudyComparison;
import dev.constellation.report.Chart.Group;
import dev.constellation.report.Chart.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A comparison of two studies as {@code comparison.html}, {@code comparison.json} and {@code comparison.txt}. */
public final class ComparisonReport {
    private static final String NO_DIFFERENCE = "The definitions and digests of both studies are the same.";

    private final StudyComparison comparison;
    private final ComparisonTables tables;

    /** The report of a comparison. */
    public ComparisonReport(StudyComparison comparison) {
        this.comparison = comparison;
        this.tables = new ComparisonTables(comparison);
    }

    /**
     * Writes the three files into a folder, which is made when it is not there.
     *
     * @throws IOException when the disk refuses
     */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        String json = ComparisonJson.of(comparison);
        Files.writeString(folder.resolve("comparison.json"), json);
        Files.writeString(folder.resolve("comparison.txt"), text());
        Files.writeString(folder.resolve("comparison.html"), html(json));
    }

    /** Plain text of at most 100 columns. */
    public String text() {
        TextLayout text = new TextLayout();
        text.heading(tables.title());
        text.paragraph(tables.summary());
        if (comparison.differences().isEmpty()) {
            text.paragraph(NO_DIFFERENCE);
        } else {
            text.table(tables.definitions());
        }
        for (ComparedBank bank : comparison.banks()) {
            text.heading("Bank " + bank.bank());
            text.paragraph(tables.sizes(bank));
            bank.generators().forEach(pair -> text.table(tables.table(pair)));
        }
        text.heading("Verdict");
        tables.verdict().forEach(text::paragraph);
        return text.toString();
    }

    private String html(String json) {
        Page page = new Page();
        page.paragraph(tables.summary()).raw("<div class=\"verdict\">");
        tables.verdict().forEach(page::paragraph);
        page.raw("</div>\n").section("definitions", "What the studies differ in");
        if (comparison.differences().isEmpty()) {
            page.paragraph(NO_DIFFERENCE);
        }
        page.table(tables.definitions()).endSection();
        comparison.banks().forEach(bank -> addBank(page, bank));
        page.section("methods", "Methods")
                .paragraph(tables.statistics())
                .paragraph("To cite: Constellation %s, %s (report digest %s) against %s (report digest %s)."
                        .formatted(
                                Methods.version(),
                                comparison.second().name(),
                                comparison.second().digest(),
                                comparison.first().name(),
                                comparison.first().digest()))
                .endSection();
        return Page.of(tables.title(), page.html(), json);
    }

    private void addBank(Page page, ComparedBank bank) {
        page.section("bank-" + bank.bank(), "Bank " + bank.bank())
                .paragraph(tables.sizes(bank))
                .charts(List.of(curves(bank), differences(bank)));
        bank.generators().forEach(pair -> page.table(tables.table(pair)));
        page.endSection();
    }

    private static Chart curves(ComparedBank bank) {
        return new Chart.Lines(
                "Difference of pass@k, points, with simultaneous 95% bands",
                Chart.Axis.SAMPLES_OF_DIFFERENCE,
                bank.generators().stream()
                        .filter(pair -> !pair.curve().isEmpty())
                        .map(pair -> BankCharts.differences(pair.label(), pair.curve()))
                        .toList());
    }

    private static Chart differences(ComparedBank bank) {
        List<String> names = bank.generators().stream()
                .flatMap(pair -> pair.measures().stream().map(ComparedBank.Measure::name))
                .distinct()
                .toList();
        List<Group> groups = new ArrayList<>();
        for (ComparedBank.Generators pair : bank.generators()) {
            Map<String, Optional<Point>> points = pair.measures().stream()
                    .collect(Collectors.toMap(ComparedBank.Measure::name, measure -> Point.of(measure.difference())));
            groups.add(new Group(
                    pair.label(),
                    names.stream()
                            .map(name -> points.getOrDefault(name, Optional.empty()))
                            .toList()));
        }
        return new Chart.Intervals("Differences, points", names, groups, true);
    }
}
