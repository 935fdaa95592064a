package dev.constellation.study.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;

/** Runs queries, each as a {@link QueryProcess} with a directory of its own that goes with it. */
final class QueryRunner {
    /** What the start and the end of the process may take beside the time of the query. */
    private static final long GRACE_SECONDS = 10;

    private static final int JAVA_OUT_OF_MEMORY = 3;

    private final Path directory;

    /** A runner with a directory for the queries that run. */
    QueryRunner(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    /**
     * Runs a query on a store that nobody writes to.
     *
     * @param file the store
     * @param writable directory that a {@code COPY} may write to; empty for none
     * @throws QueryRefusedException when DuckDB refuses it, or when it takes more than it may
     */
    QueryAnswer run(Path file, String writable, String sql, QueryLimits limits) {
        try {
            Files.createDirectories(directory);
            Path own = Files.createTempDirectory(directory, "query-");
            try {
                return run(own, command(own, file, writable, limits), sql, limits);
            } finally {
                delete(own);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a query cannot be started: " + e.getMessage(), e);
        }
    }

    private static QueryAnswer run(Path own, List<String> command, String sql, QueryLimits limits) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(own.resolve("printed").toFile())
                .start();
        try {
            try (var input = process.getOutputStream()) {
                input.write(sql.getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(limits.time().toSeconds() + GRACE_SECONDS, TimeUnit.SECONDS)) {
                throw outOfTime(limits);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QueryRefusedException("the service is stopping");
        } finally {
            process.destroyForcibly();
        }
        return answer(own, process.exitValue(), limits);
    }

    private static QueryAnswer answer(Path own, int exitCode, QueryLimits limits) throws IOException {
        Path answer = own.resolve("answer");
        return switch (exitCode) {
            case QueryProcess.ANSWERED -> {
                try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(answer)))) {
                    yield QueryAnswer.read(in);
                }
            }
            case QueryProcess.REFUSED -> throw refused(Files.readString(answer), limits);
            case QueryProcess.OUT_OF_MEMORY, JAVA_OUT_OF_MEMORY -> throw outOfMemory(limits);
            case QueryProcess.OUT_OF_TIME -> throw outOfTime(limits);
            default ->
                throw new QueryRefusedException("the query's process ended with code %d; it printed: %s"
                        .formatted(exitCode, Files.readString(own.resolve("printed"))));
        };
    }

    private static QueryRefusedException refused(String reason, QueryLimits limits) {
        if (reason.startsWith("Out of Memory Error")) {
            return outOfMemory(limits);
        }
        if (reason.contains("disabled by configuration") || reason.contains("disabled through configuration")) {
            return new QueryRefusedException(
                    reason.strip() + "\nA query reads the views of the store, and no file and no network.");
        }
        return new QueryRefusedException(reason.strip());
    }

    private static QueryRefusedException outOfMemory(QueryLimits limits) {
        return new QueryRefusedException(
                ("the query needs more than the %d MB of memory that a query may have; aggregate or filter earlier, or"
                                + " raise constellation.store.query-megabytes")
                        .formatted(limits.megabytes()));
    }

    private static QueryRefusedException outOfTime(QueryLimits limits) {
        return new QueryRefusedException("the query needs more than the %d s that it may take"
                .formatted(limits.time().toSeconds()));
    }

    private static List<String> command(Path own, Path file, String writable, QueryLimits limits) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + own,
                "-cp",
                place(QueryProcess.class) + System.getProperty("path.separator") + place(DuckDBDriver.class),
                QueryProcess.class.getName(),
                file.toString(),
                writable,
                String.valueOf(limits.megabytes()),
                String.valueOf(limits.time().toSeconds()),
                own.resolve("answer").toString());
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(type + " comes from no file", e);
        }
    }

    static void delete(Path own) throws IOException {
        try (Stream<Path> files = Files.walk(own)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
