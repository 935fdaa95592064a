package dev.constellation.study.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one record of the log says, as rows.
 *
 * @param table where its first row belongs, which begins with the record's id
 * @param id identity of the record
 * @param rows the rows; those after the first belong to tables of parts
 */
record Entry(Table table, String id, List<Row> rows) {
    /** The values of a row in the order of the table's columns. */
    record Row(Table table, List<@Nullable Object> values) {}

    static Entry of(Table table, String id, @Nullable Object... rest) {
        Entry entry = new Entry(table, id, new ArrayList<>());
        return entry.and(table, id, rest);
    }

    Entry and(Table part, String key, @Nullable Object... rest) {
        List<@Nullable Object> values = new ArrayList<>(rest.length + 1);
        values.add(key);
        for (Object value : rest) {
            values.add(value);
        }
        rows.add(new Row(part, values));
        return this;
    }
}
