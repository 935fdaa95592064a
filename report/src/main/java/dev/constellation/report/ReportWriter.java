package dev.constellation.report;

import dev.constellation.core.analysis.Analysis;
import dev.constellation.core.analysis.BankDetail;
import dev.constellation.core.analysis.CellSummary;
import dev.constellation.core.analysis.StudyData;
import dev.constellation.core.study.StudyDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a report folder: {@code report.html}, one file that needs nothing else; {@code report.json}; {@code
 * figures/*.csv}. Everything is written to a folder beside it first and then moved, so a reader never sees half a report
 * and an earlier report stays until the new one is complete.
 */
public final class ReportWriter {
    /**
     * Writes the report, in place of an earlier one.
     *
     * @param folder where it goes; created with its parents
     * @throws IOException when it cannot be written; the message names the folder, and nothing half-written is left
     */
    public void write(Path folder, StudyDefinition definition, Analysis analysis, StudyData data) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        Path fresh = target.resolveSibling("." + target.getFileName() + ".new");
        try {
            Files.createDirectories(fresh.getParent());
            delete(fresh);
            Files.createDirectory(fresh);
            fill(fresh, definition, analysis, data);
            replace(target, fresh);
        } catch (IOException | UncheckedIOException e) {
            IOException failure = new IOException("report folder %s: cannot be written: %s".formatted(target, e), e);
            try {
                delete(fresh);
            } catch (IOException | UncheckedIOException leftover) {
                failure.addSuppressed(leftover);
            }
            throw failure;
        }
    }

    private static void fill(Path folder, StudyDefinition definition, Analysis analysis, StudyData data)
            throws IOException {
        List<BankDetail> details = BankDetail.of(definition, data, analysis);
        String json = ReportJson.of(definition, analysis, details, data);
        Files.writeString(folder.resolve("report.json"), json);
        Files.writeString(folder.resolve("report.html"), HtmlReport.of(definition, analysis, details, data, json));
        CsvFigures.write(folder.resolve("figures"), analysis);
        DetailCsv.write(folder.resolve("figures"), details);
        CellsFile.write(folder.resolve("figures").resolve(CellsFile.NAME), CellSummary.of(definition, data));
    }

    private static void replace(Path target, Path fresh) throws IOException {
        if (!Files.exists(target)) {
            Files.move(fresh, target);
            return;
        }
        Path old = target.resolveSibling("." + target.getFileName() + ".old");
        delete(old);
        Files.move(target, old);
        try {
            Files.move(fresh, target);
        } catch (IOException e) {
            Files.move(old, target);
            throw e;
        }
        delete(old);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
