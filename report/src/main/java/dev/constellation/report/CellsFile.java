package dev.constellation.report;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.constellation.core.analysis.CellSummary;
import dev.constellation.core.policy.Policies;
import dev.constellation.core.policy.SelectionPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code figures/cells.csv}: one line per bank, task, split, training run and round with n, right samples, blocks of k
 * samples and, per policy, the blocks whose pick generalizes (empty where no critic scored the cell). About 70 bytes a
 * line; it is what comparisons read.
 */
final class CellsFile {
    static final String NAME = "cells.csv";

    private static final List<String> COUNTS =
            List.of("bank", "task", "stratum", "split", "trajectory", "round", "n", "right", "blocks");

    private CellsFile() {}

    static void write(Path file, List<CellSummary> cells) throws IOException {
        List<String> policies = Policies.ALL.stream().map(SelectionPolicy::name).toList();
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord(CsvFigures.row(COUNTS, policies));
            for (CellSummary cell : cells) {
                List<String> row = new ArrayList<>(List.of(cell.bank(), cell.taskId(), cell.stratum()));
                for (int number :
                        new int[] {cell.split(), cell.trajectory(), cell.round(), cell.n(), cell.right(), cell.blocks()
                        }) {
                    row.add(Integer.toString(number));
                }
                for (String policy : policies) {
                    Integer picks = cell.picks().get(policy);
                    row.add(picks == null ? "" : Integer.toString(picks));
                }
                csv.writeRecord(row);
            }
        }
    }

    /**
     * Reads it.
     *
     * @throws IOException when it cannot be read or a line is not as above; the message names file, line and field
     */
    static List<CellSummary> read(Path file) throws IOException {
        List<CellSummary> cells = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord line : csv) {
                try {
                    cells.add(cell(line));
                } catch (IllegalArgumentException e) {
                    throw new IOException("%s:%d: %s".formatted(file, line.getStartingLineNumber(), e.getMessage()), e);
                }
            }
        } catch (CsvParseException e) {
            throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
        }
        return cells;
    }

    private static CellSummary cell(NamedCsvRecord line) {
        Map<String, Integer> picks = new HashMap<>();
        for (String column : line.getHeader()) {
            if (!COUNTS.contains(column) && !field(line, column).isEmpty()) {
                picks.put(column, number(line, column));
            }
        }
        return new CellSummary(
                field(line, "bank"),
                field(line, "task"),
                field(line, "stratum"),
                number(line, "split"),
                number(line, "trajectory"),
                number(line, "round"),
                number(line, "n"),
                number(line, "right"),
                number(line, "blocks"),
                picks);
    }

    private static String field(NamedCsvRecord line, String column) {
        return line.findField(column)
                .orElseThrow(() -> new IllegalArgumentException("column '%s' is missing".formatted(column)));
    }

    private static int number(NamedCsvRecord line, String column) {
        String text = field(line, column);
        if (!text.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("%s: '%s' is no count".formatted(column, text));
        }
        return Integer.parseInt(text);
    }
}
