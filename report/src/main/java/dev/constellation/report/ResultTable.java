package dev.constellation.report;

import java.util.List;

/**
 * A table of a report, as text and page both show it.
 *
 * @param title what it shows, in which unit
 * @param header names of the columns
 * @param rows cells, as many as there are columns; the first names the row
 * @param notes sentences below it
 */
record ResultTable(String title, List<String> header, List<List<String>> rows, List<String> notes) {
    ResultTable {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        notes = List.copyOf(notes);
        for (List<String> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException(
                        "table '%s': a row has %d cells, the header %d".formatted(title, row.size(), header.size()));
            }
        }
    }
}
