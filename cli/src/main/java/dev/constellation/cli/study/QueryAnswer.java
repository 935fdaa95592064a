package dev.constellation.cli.study;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a query found.
 *
 * @param columns name and type of each column
 * @param rows values as text; null is SQL's NULL
 * @param truncated whether there are more rows than an answer may have
 * @param notice what the store lacks; empty when nothing
 */
public record QueryAnswer(List<Column> columns, List<List<@Nullable String>> rows, boolean truncated, String notice) {
    /**
     * A column.
     *
     * @param name its name
     * @param type its type in DuckDB
     */
    public record Column(String name, String type) {
        private static final Set<String> NUMBERS = Set.of(
                "TINYINT",
                "SMALLINT",
                "INTEGER",
                "BIGINT",
                "HUGEINT",
                "UTINYINT",
                "USMALLINT",
                "UINTEGER",
                "UBIGINT",
                "UHUGEINT",
                "FLOAT",
                "DOUBLE",
                "DECIMAL");

        /** Whether its values are numbers. */
        boolean isNumber() {
            return NUMBERS.contains(type.replaceFirst("\\(.*\\)$", ""));
        }

        /** Whether its values are true and false. */
        boolean isBoolean() {
            return type.equals("BOOLEAN");
        }
    }
}
