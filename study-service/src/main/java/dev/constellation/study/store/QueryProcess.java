package dev.constellation.study.store;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The process of one query. DuckDB's own memory limit does not hold for everything (a list of 10^8 numbers takes 9 GB
 * under a limit of 128 MB), so a query runs where it can only hurt itself: the file is open for reading, no other file
 * and no network is within reach, the configuration is locked, nothing is spilled to disk, and the process ends itself
 * when its memory or its time is used up.
 *
 * <p>Arguments: file, directory that may be written to (empty for none), megabytes, seconds, file of the answer. The
 * query comes on standard input.
 */
final class QueryProcess {
    /** Exit code of a query that found something; the answer is in its file. */
    static final int ANSWERED = 0;

    /** Exit code of a query that DuckDB refused; its words are in the answer's file. */
    static final int REFUSED = 10;

    /** Exit code of a query that needs more memory than it may have; 3 is the Java machine's own. */
    static final int OUT_OF_MEMORY = 11;

    /** Exit code of a query that needs more time than it may have. */
    static final int OUT_OF_TIME = 12;

    /** What a Java process and DuckDB's code take beside the memory of the query, in kilobytes. */
    private static final long OVERHEAD = 192 << 10;

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String ANONYMOUS = "RssAnon:";

    private QueryProcess() {}

    /** Runs one query. */
    public static void main(String[] arguments) throws IOException {
        int megabytes = Integer.parseInt(arguments[2]);
        watch((((long) megabytes) << 10) + OVERHEAD, Long.parseLong(arguments[3]));
        String sql = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        Path answer = Path.of(arguments[4]);
        int code;
        try (Connection connection = connect(arguments[0], arguments[1], megabytes);
                Statement statement = connection.createStatement();
                DataOutputStream out = output(answer)) {
            run(statement, sql).write(out);
            code = ANSWERED;
        } catch (SQLException e) {
            Files.writeString(answer, String.valueOf(e.getMessage()));
            code = REFUSED;
        } catch (OutOfMemoryError e) {
            code = OUT_OF_MEMORY;
        }
        Runtime.getRuntime().exit(code);
    }

    private static Connection connect(String file, String writable, int megabytes) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("access_mode", "READ_ONLY");
        settings.setProperty("memory_limit", megabytes + "MB");
        settings.setProperty("threads", "1");
        settings.setProperty("temp_directory", "");
        if (!writable.isEmpty()) {
            settings.setProperty("allowed_directories", "['%s']".formatted(writable.replace("'", "''")));
        }
        settings.setProperty("enable_external_access", "false");
        settings.setProperty("lock_configuration", "true");
        settings.setProperty("jdbc_stream_results", "true");
        return DriverManager.getConnection("jdbc:duckdb:" + file, settings);
    }

    private static QueryAnswer run(Statement statement, String sql) throws SQLException {
        if (!statement.execute(sql)) {
            return new QueryAnswer(List.of(), List.of(), false);
        }
        try (ResultSet found = statement.getResultSet()) {
            List<QueryAnswer.Column> columns = columns(found.getMetaData());
            List<List<@Nullable String>> rows = new ArrayList<>();
            long characters = 0;
            while (found.next()) {
                List<@Nullable String> row = row(found, columns.size());
                characters += size(row);
                if (rows.size() == QueryLimits.ROWS || characters > QueryLimits.CHARACTERS) {
                    return new QueryAnswer(columns, rows, true);
                }
                rows.add(row);
            }
            return new QueryAnswer(columns, rows, false);
        }
    }

    private static List<QueryAnswer.Column> columns(ResultSetMetaData found) throws SQLException {
        List<QueryAnswer.Column> columns = new ArrayList<>();
        for (int i = 1; i <= found.getColumnCount(); i++) {
            columns.add(new QueryAnswer.Column(found.getColumnName(i), found.getColumnTypeName(i)));
        }
        return columns;
    }

    private static List<@Nullable String> row(ResultSet found, int columns) throws SQLException {
        List<@Nullable String> row = new ArrayList<>(columns);
        for (int i = 1; i <= columns; i++) {
            row.add(found.getString(i));
        }
        return row;
    }

    private static long size(List<@Nullable String> row) {
        return row.stream()
                .mapToLong(value -> value == null ? 1 : value.length() + 1)
                .sum();
    }

    private static DataOutputStream output(Path answer) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(answer)));
    }

    /** Ends this process when it has used up what it may have. DuckDB itself looks up only between its steps. */
    private static void watch(long kilobytes, long seconds) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        Thread watch = new Thread(() -> {
            while (System.nanoTime() < end) {
                if (anonymousKilobytes() > kilobytes) {
                    Runtime.getRuntime().halt(OUT_OF_MEMORY);
                }
                rest();
            }
            Runtime.getRuntime().halt(OUT_OF_TIME);
        });
        watch.setDaemon(true);
        watch.start();
    }

    private static void rest() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Memory of this process that no file backs; 0 where the system does not say, outside of Linux. */
    private static long anonymousKilobytes() {
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(ANONYMOUS)) {
                    return Long.parseLong(line.replaceAll("[^0-9]", ""));
                }
            }
            return 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
