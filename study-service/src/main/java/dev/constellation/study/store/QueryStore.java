package dev.constellation.study.store;

import dev.constellation.study.Settings;
import dev.constellation.study.plan.StudyKey;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The query store: a projection of the log into a DuckDB file, for operators. It starts and stops with the service, which
 * works without it. One query or export runs at a time, and the projection waits for it.
 */
@ApplicationScoped
public final class QueryStore {
    /** The views that users see, in the order of the data's way. */
    public static final List<String> VIEWS =
            List.of("studies", "candidates", "verdicts", "survivors", "scores", "picks", "rounds", "costs");

    private static final Logger LOG = Logger.getLogger(QueryStore.class);
    private static final Duration FOLLOWING = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(3);

    private final Map<String, Object> connection;
    private final StoreFile file;
    private final QueryRunner runner;
    private final QueryLimits ofQueries;
    private final QueryLimits ofExports;
    private final Path exports;
    private @Nullable Projection projection;
    private @Nullable Thread thread;

    QueryStore(@Identifier("default-kafka-broker") Map<String, Object> connection, Settings settings) {
        Settings.Store store = settings.store();
        this.connection = connection;
        file = new StoreFile(store.directory(), store.megabytes());
        runner = new QueryRunner(store.directory().resolve("queries"));
        ofQueries = new QueryLimits(store.queryMegabytes(), store.queryTime());
        ofExports = new QueryLimits(store.queryMegabytes(), store.exportTime());
        exports = store.directory().resolve("exports").toAbsolutePath();
    }

    void started(@Observes StartupEvent event) {
        start();
    }

    void stopping(@Observes ShutdownEvent event) {
        stop();
    }

    /** Starts from what the file holds. */
    synchronized void start() {
        clear(exports);
        clear(file.path().resolveSibling("queries"));
        projection = new Projection(connection, file);
        thread = Thread.ofPlatform().name("store").daemon().start(projection);
    }

    /** Stops at once; what was not kept yet is read again. */
    synchronized void stop() {
        if (projection == null || thread == null) {
            return;
        }
        projection.stop();
        try {
            thread.join(STOP_LIMIT);
            file.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.warnf("the query store was not closed: %s", e.getMessage());
        }
        projection = null;
    }

    /**
     * Answers a query from a store that holds what is in the log now, or says what it lacks.
     *
     * @throws QueryRefusedException when it is no query or takes more than it may
     * @throws StoreUnavailableException when the store cannot be read
     */
    public Found query(String sql) {
        String notice = notice(running().awaitCurrent(FOLLOWING));
        QueryAnswer answer = read(path -> runner.run(path, "", sql, ofQueries), ofQueries.time());
        return new Found(answer, notice);
    }

    /**
     * One view of a run as a Parquet file, which is gone when the stream is closed.
     *
     * @throws QueryRefusedException when there is no such view, or when it takes more than it may
     * @throws StoreUnavailableException when the store cannot be read
     */
    public Export export(StudyKey study, String view) {
        if (!VIEWS.contains(view)) {
            throw new QueryRefusedException("view '%s' is unknown, allowed is one of %s".formatted(view, VIEWS));
        }
        String notice = notice(running().awaitCurrent(FOLLOWING));
        Path parquet = exports.resolve("%s-%s.parquet".formatted(view, UUID.randomUUID()));
        try {
            Files.createDirectories(exports);
            String sql = "COPY (SELECT * FROM %s WHERE study_id = '%s' AND run = %d) TO '%s' (FORMAT parquet)"
                    .formatted(
                            view,
                            study.studyId(),
                            study.run(),
                            parquet.toString().replace("'", "''"));
            read(path -> runner.run(path, exports.toString(), sql, ofExports), ofExports.time());
            long bytes = Files.size(parquet);
            return new Export(Files.newInputStream(parquet, StandardOpenOption.DELETE_ON_CLOSE), bytes, notice);
        } catch (IOException e) {
            throw new UncheckedIOException("the export cannot be written: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            forget(parquet);
            throw e;
        }
    }

    /** Drops the store; it is made again from the log. */
    public void rebuild() {
        running().rebuild();
    }

    /** How far the store is. */
    public Status status() {
        Projection current = running();
        return new Status(current.awaitCurrent(LOOK), current.trouble());
    }

    private synchronized Projection running() {
        if (projection == null) {
            throw new QueryRefusedException("the service is stopping");
        }
        return projection;
    }

    private String notice(long behind) {
        if (behind == 0) {
            return "";
        }
        String trouble = running().trouble();
        return behind > 0
                ? "the store is %d records behind the log and still reading".formatted(behind)
                : "the store may be behind the log: "
                        + (trouble.isEmpty() ? "the broker has not answered yet" : trouble);
    }

    private <T> T read(StoreFile.Reading<T> reading, Duration patience) {
        try {
            return file.released(patience, reading);
        } catch (SQLException e) {
            throw new StoreUnavailableException("the store cannot be read", e);
        }
    }

    private static void forget(Path parquet) {
        try {
            Files.deleteIfExists(parquet);
        } catch (IOException e) {
            LOG.warnf("%s stays until the next start: %s", parquet, e.getMessage());
        }
    }

    private static void clear(Path directory) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory)) {
            for (Path file : left) {
                QueryRunner.delete(file);
            }
        } catch (IOException e) {
            LOG.warnf("%s is not empty: %s", directory, e.getMessage());
        }
    }

    /**
     * The answer of a query.
     *
     * @param answer what it found
     * @param notice what the store lacks; empty when nothing
     */
    public record Found(QueryAnswer answer, String notice) {}

    /**
     * An exported file.
     *
     * @param content its bytes
     * @param bytes how many
     * @param notice what the store lacks; empty when nothing
     */
    public record Export(InputStream content, long bytes, String notice) {}

    /**
     * How far the store is.
     *
     * @param behind records of the log that it lacks; -1 when the log does not answer
     * @param trouble what keeps it from following the log; empty when nothing does
     */
    public record Status(long behind, String trouble) {}
}
