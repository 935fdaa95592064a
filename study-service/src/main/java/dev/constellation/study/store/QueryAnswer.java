package dev.constellation.study.store;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query found.
 *
 * @param columns name and type of each column
 * @param rows values as text; null is SQL's NULL
 * @param truncated whether there are more rows than an answer may have
 */
public record QueryAnswer(List<Column> columns, List<List<@Nullable String>> rows, boolean truncated) {
    /**
     * A column.
     *
     * @param name its name
     * @param type its type in DuckDB
     */
    public record Column(String name, String type) {}

    void write(DataOutputStream out) throws IOException {
        out.writeInt(columns.size());
        for (Column column : columns) {
            writeText(out, column.name());
            writeText(out, column.type());
        }
        out.writeInt(rows.size());
        for (List<@Nullable String> row : rows) {
            for (String value : row) {
                writeText(out, value);
            }
        }
        out.writeBoolean(truncated);
    }

    static QueryAnswer read(DataInputStream in) throws IOException {
        List<Column> columns = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            columns.add(new Column(String.valueOf(readText(in)), String.valueOf(readText(in))));
        }
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            List<@Nullable String> row = new ArrayList<>(columns.size());
            for (int i = 0; i < columns.size(); i++) {
                row.add(readText(in));
            }
            rows.add(row);
        }
        return new QueryAnswer(columns, rows, in.readBoolean());
    }

    private static void writeText(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static @Nullable String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
