package dev.constellation.study.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryRunnerTest {
    private static final QueryLimits LIMITS = new QueryLimits(96, Duration.ofSeconds(30));

    @TempDir
    private Path directory;

    private StoreFile file;

    @BeforeEach
    void makeAStore() {
        file = new StoreFile(directory, 64);
    }

    @AfterEach
    void nothingIsLeft() throws SQLException, IOException {
        file.close();
        try (var left = Files.list(directory.resolve("queries"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aQueryIsAnsweredWithNamesTypesAndValues() throws SQLException {
        QueryAnswer answer =
                run("SELECT 1 AS one, 'ä' AS text, NULL AS nothing, [1, 2] AS list, 0.5::DOUBLE AS half -- x");

        assertThat(answer.columns())
                .containsExactly(
                        new QueryAnswer.Column("one", "INTEGER"),
                        new QueryAnswer.Column("text", "VARCHAR"),
                        new QueryAnswer.Column("nothing", "INTEGER"),
                        new QueryAnswer.Column("list", "INTEGER[]"),
                        new QueryAnswer.Column("half", "DOUBLE"));
        assertThat(answer.rows()).containsExactly(Arrays.asList("1", "ä", null, "[1, 2]", "0.5"));
        assertThat(answer.truncated()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"WITH a AS (SELECT 1) SELECT * FROM a", "FROM studies", "DESCRIBE rounds", "SUMMARIZE costs"})
    void otherWaysToReadAreAllowed(String sql) throws SQLException {
        assertThat(run(sql).columns()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO log.format VALUES ('x')",
                "DELETE FROM log.positions",
                "CREATE TABLE mine (x INTEGER)",
                "DROP VIEW candidates",
                "SELECT 1; DROP VIEW candidates",
                "COMMIT; DROP VIEW candidates"
            })
    void writingIsRefused(String sql) {
        assertThatThrownBy(() -> run(sql))
                .isInstanceOf(QueryRefusedException.class)
                .hasMessageMatching("(?s).*(read-only mode|no transaction is active).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM read_csv('/etc/passwd')",
                "SELECT * FROM '/etc/passwd.csv'",
                "SELECT * FROM read_parquet('http://127.0.0.1:1/x.parquet')",
                "COPY (SELECT 1) TO '/tmp/constellation-test.csv'",
                "ATTACH '/tmp/constellation-test.db'",
                "INSTALL httpfs",
                "LOAD '/tmp/constellation-test.duckdb_extension'"
            })
    void filesAndNetworkAreOutOfReach(String sql) {
        assertThatThrownBy(() -> run(sql))
                .isInstanceOf(QueryRefusedException.class)
                .hasMessageContaining("A query reads the views of the store, and no file and no network.");
        assertThat(Path.of("/tmp/constellation-test.csv")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SET memory_limit = '8GB'", "RESET lock_configuration"})
    void limitsCannotBeLifted(String sql) {
        assertThatThrownBy(() -> run(sql)).hasMessageContaining("the configuration has been locked");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT list(i) FROM range(100000000) r(i)",
                "SELECT i FROM range(100000000) r(i) ORDER BY hash(i)",
                "SELECT len(range(1000000000))",
                "SELECT repeat('x', 100000000) FROM range(2048)"
            })
    void aQueryThatExhaustsMemoryIsToldTheLimitAndTheNextOneIsAnswered(String sql) throws SQLException {
        assertThatThrownBy(() -> run(sql))
                .isInstanceOf(QueryRefusedException.class)
                .hasMessageContaining("more than the 96 MB of memory that a query may have");
        assertThat(run("SELECT count(*) FROM candidates").rows()).containsExactly(List.of("0"));
    }

    @Test
    void aQueryThatTakesTooLongIsToldTheLimit() {
        QueryLimits brief = new QueryLimits(96, Duration.ofSeconds(2));

        assertThatThrownBy(() -> run("SELECT sum(hash(a)) FROM range(1000000000000) r(a)", brief))
                .isInstanceOf(QueryRefusedException.class)
                .hasMessage("the query needs more than the 2 s that it may take");
    }

    @Test
    void aLargeAnswerIsCutByRowsAndByCharacters() throws SQLException {
        QueryAnswer long_ = run("SELECT * FROM range(1000000)");
        assertThat(long_.rows()).hasSize(10_000);
        assertThat(long_.truncated()).isTrue();
        assertThat(run("SELECT * FROM range(10000)").truncated()).isFalse();

        QueryAnswer wide = run("SELECT repeat('x', 10000) FROM range(1000)");
        assertThat(wide.rows()).hasSize(399);
        assertThat(wide.truncated()).isTrue();
    }

    @Test
    void aMistakeIsShownWithItsPlace() {
        assertThatThrownBy(() -> run("SELECT sample,\n  sampel FROM candidates"))
                .isInstanceOf(QueryRefusedException.class)
                .hasMessageContaining("Referenced column \"sampel\" not found")
                .hasMessageContaining("LINE 2:   sampel FROM candidates\n          ^");
        assertThatThrownBy(() -> run("")).isInstanceOf(QueryRefusedException.class);
    }

    private QueryAnswer run(String sql) throws SQLException {
        return run(sql, LIMITS);
    }

    private QueryAnswer run(String sql, QueryLimits limits) throws SQLException {
        QueryRunner runner = new QueryRunner(directory.resolve("queries"));
        return file.released(Duration.ofSeconds(5), path -> runner.run(path, "", sql, limits));
    }
}
