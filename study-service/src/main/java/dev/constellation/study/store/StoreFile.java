package dev.constellation.study.store;

import dev.constellation.core.Digest;
import dev.constellation.study.log.Positions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * The DuckDB file. Rows and the place in the log that they reach are written in one transaction, so that a process that
 * is killed at any point goes on with neither a record lost nor one twice.
 *
 * <p>DuckDB lets one process write a file or several read it. This class writes, and gives the file away while somebody
 * else reads it ({@link #released}); what the log brings meanwhile waits there. Ids are looked up by a scan of the id
 * column of a chunk table, once per batch: it takes no memory that grows, and its time grows with the number of chunks.
 */
final class StoreFile implements AutoCloseable {
    private static final String SCHEMA = resource("schema.sql");
    private static final String VERSION = Digest.of("store").add(SCHEMA).id();

    private final Path directory;
    private final int megabytes;
    private final ReentrantLock lock = new ReentrantLock(true);
    private @Nullable DuckDBConnection connection;

    /** A file in a directory, which is made when it is not there. */
    StoreFile(Path directory, int megabytes) {
        this.directory = directory.toAbsolutePath();
        this.megabytes = megabytes;
    }

    Path path() {
        return directory.resolve("store.duckdb");
    }

    /** Up to where the log was read. */
    Positions positions() throws SQLException {
        lock.lock();
        try (Statement statement = open().createStatement();
                ResultSet rows = statement.executeQuery("SELECT topic_partition, next_offset FROM log.positions")) {
            Map<String, Long> offsets = new HashMap<>();
            while (rows.next()) {
                offsets.put(rows.getString(1), rows.getLong(2));
            }
            return new Positions(offsets);
        } finally {
            lock.unlock();
        }
    }

    /** Keeps a batch: all of it or, when this throws, nothing. */
    void write(Batch batch) throws SQLException {
        lock.lock();
        try {
            DuckDBConnection open = open();
            execute(open, "BEGIN TRANSACTION");
            keep(open, batch);
            execute(open, "COMMIT");
        } catch (SQLException e) {
            leave();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /** Deletes the file; the next use makes an empty one. */
    void delete() throws SQLException {
        lock.lock();
        try {
            leave();
            Files.deleteIfExists(path());
            Files.deleteIfExists(path().resolveSibling(path().getFileName() + ".wal"));
        } catch (IOException e) {
            throw new UncheckedIOException("the store %s cannot be deleted".formatted(path()), e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets somebody else read the file, and waits until it did.
     *
     * @throws QueryRefusedException when the file is not free in time
     */
    <T> T released(Duration patience, Reading<T> reading) throws SQLException {
        if (!locked(patience)) {
            throw new QueryRefusedException("other queries or exports have run for %d s; ask again when they are over"
                    .formatted(patience.toSeconds()));
        }
        try {
            open();
            leave();
            return reading.read(path());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws SQLException {
        lock.lock();
        try {
            leave();
        } finally {
            lock.unlock();
        }
    }

    private boolean locked(Duration patience) {
        try {
            return lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void leave() throws SQLException {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    private DuckDBConnection open() throws SQLException {
        if (connection == null) {
            DuckDBConnection opened = connect();
            if (!VERSION.equals(version(opened))) {
                opened.close();
                delete();
                opened = connect();
                execute(
                        opened,
                        "BEGIN TRANSACTION; %s INSERT INTO log.format VALUES ('%s'); COMMIT"
                                .formatted(SCHEMA, VERSION));
            }
            connection = opened;
        }
        return Objects.requireNonNull(connection);
    }

    private DuckDBConnection connect() throws SQLException {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("the directory %s of the store cannot be made".formatted(directory), e);
        }
        Properties settings = new Properties();
        settings.setProperty("memory_limit", megabytes + "MB");
        settings.setProperty("threads", "1");
        settings.setProperty("enable_external_access", "false");
        DuckDBConnection opened =
                DriverManager.getConnection("jdbc:duckdb:" + path(), settings).unwrap(DuckDBConnection.class);
        NativeLibrary.unlink();
        return opened;
    }

    /** What the file was made with; empty when it is new. */
    private static String version(DuckDBConnection opened) throws SQLException {
        try (Statement statement = opened.createStatement()) {
            ResultSet table = statement.executeQuery(
                    "SELECT 1 FROM duckdb_tables() WHERE schema_name = 'log' AND table_name = 'format'");
            if (!table.next()) {
                return "";
            }
            ResultSet version = statement.executeQuery("SELECT version FROM log.format");
            return version.next() ? version.getString(1) : "";
        }
    }

    private static void keep(DuckDBConnection open, Batch batch) throws SQLException {
        for (Table table : batch.tables()) {
            if (table.rule() == Table.Rule.FIRST) {
                batch.leaveOut(table, known(open, table, batch.ids(table)));
            } else {
                replace(open, table, batch.ids(table));
            }
        }
        for (Map.Entry<Table, List<Entry.Row>> rows : batch.rows().entrySet()) {
            append(open, rows.getKey(), rows.getValue());
        }
        advance(open, batch.next());
    }

    private static Set<String> known(DuckDBConnection open, Table table, Set<String> ids) throws SQLException {
        try (PreparedStatement query =
                open.prepareStatement("SELECT id FROM %s WHERE id IN (SELECT unnest(?))".formatted(table))) {
            query.setObject(1, open.createArrayOf("VARCHAR", ids.toArray()));
            Set<String> known = new HashSet<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    known.add(rows.getString(1));
                }
            }
            return known;
        }
    }

    private static void replace(DuckDBConnection open, Table table, Set<String> ids) throws SQLException {
        try (PreparedStatement delete =
                open.prepareStatement("DELETE FROM %s WHERE id IN (SELECT unnest(?))".formatted(table))) {
            delete.setObject(1, open.createArrayOf("VARCHAR", ids.toArray()));
            delete.executeUpdate();
        }
    }

    private static void append(DuckDBConnection open, Table table, List<Entry.Row> rows) throws SQLException {
        try (DuckDBAppender appender = open.createAppender(Table.SCHEMA, table.tableName())) {
            for (Entry.Row row : rows) {
                appender.beginRow();
                for (Object value : row.values()) {
                    append(appender, value);
                }
                appender.endRow();
            }
        }
    }

    private static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> appender.appendNull();
            case String text -> appender.append(text);
            case Integer number -> appender.append(number.intValue());
            case Long number -> appender.append(number.longValue());
            case Double number -> appender.append(number.doubleValue());
            case Boolean truth -> appender.append(truth.booleanValue());
            default -> throw new IllegalArgumentException("a store has no values of " + value.getClass());
        }
    }

    private static void advance(DuckDBConnection open, Map<String, Long> next) throws SQLException {
        try (PreparedStatement insert =
                open.prepareStatement("INSERT OR REPLACE INTO log.positions SELECT unnest(?), unnest(?)")) {
            insert.setObject(1, open.createArrayOf("VARCHAR", next.keySet().toArray()));
            insert.setObject(2, open.createArrayOf("BIGINT", next.values().toArray()));
            insert.executeUpdate();
        }
    }

    private static void execute(DuckDBConnection open, String sql) throws SQLException {
        try (Statement statement = open.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(StoreFile.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What somebody does with the file while it is closed here. */
    @FunctionalInterface
    interface Reading<T> {
        T read(Path file) throws SQLException;
    }
}
