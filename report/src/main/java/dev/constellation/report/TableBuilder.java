package dev.constellation.report;

import dev.constellation.core.analysis.Figure;
import dev.constellation.core.stats.Interval;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Builds a table and notes what its cells leave open. */
final class TableBuilder {
    private final String title;
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private List<String> row = new ArrayList<>();

    TableBuilder(String title, List<String> header) {
        this.title = title;
        this.header = header;
    }

    /** A table whose first column names the rows. */
    static TableBuilder with(String title, String first, List<String> columns) {
        return new TableBuilder(
                title, Stream.concat(Stream.of(first), columns.stream()).toList());
    }

    /** Starts a row. */
    TableBuilder row(String name) {
        endRow();
        row.add(name);
        return this;
    }

    TableBuilder cell(String text) {
        row.add(text);
        return this;
    }

    TableBuilder cell(Notation notation, Figure figure) {
        switch (figure) {
            case Figure.Undefined undefined -> note("undefined: " + undefined.why());
            case Figure.Measured measured -> noteMethod(measured);
        }
        return cell(notation.of(figure));
    }

    private void noteMethod(Figure.Measured measured) {
        if (measured.interval().isEmpty()) {
            note("no interval: nothing varies between resamples, or too few of them define the figure");
        } else if (measured.interval().get().method() == Interval.Method.CLOPPER_PEARSON) {
            note("* the same in every cell; exact bound (Clopper-Pearson) with tasks as the tries");
        }
    }

    TableBuilder note(String note) {
        notes.add(note);
        return this;
    }

    private void endRow() {
        if (!row.isEmpty()) {
            rows.add(row);
            row = new ArrayList<>();
        }
    }

    ResultTable build() {
        endRow();
        return new ResultTable(title, header, rows, List.copyOf(notes));
    }
}
