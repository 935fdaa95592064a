package dev.constellation.study.service;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.constellation.study.Settings;
import dev.constellation.study.store.QueryStore;
import dev.constellation.study.testing.MiniatureStudy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(TestSurroundings.class)
class QueryStoreTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    Settings settings;

    private Respondents services;
    private String study;

    @BeforeEach
    void runAStudy() {
        services = new Respondents(bootstrapServers);
        await().atMost(LIMIT).untilAsserted(() -> get("/health/ready").then().statusCode(200));
        study = given().contentType("application/json")
                .body(Map.of(
                        "file",
                        "queried.yaml",
                        "yaml",
                        MiniatureStudy.YAML.replace("name: miniature", "name: queried"),
                        "files",
                        Map.of()))
                .post("/studies")
                .then()
                .statusCode(200)
                .extract()
                .path("studyId");
        await().atMost(LIMIT).until(() -> get("/studies/" + study).path("state").equals("FINISHED"));
    }

    @AfterEach
    void stopTheServices() {
        services.close();
    }

    @Test
    void whatAStudyLeftInTheLogIsFoundInEveryView() {
        int evaluated = 3 * 2 * 80 * (1 + 2) + 2 * 16;
        int trained = 2 * (2 * 4 * 8 + 3 * 8);
        for (String view : List.of("candidates", "verdicts")) {
            assertThat(found("SELECT purpose = 'EVALUATE', count(*) FROM " + view
                            + " WHERE study = 'queried' GROUP BY 1 ORDER BY 1"))
                    .containsExactly(List.of("false", "" + trained), List.of("true", "" + evaluated));
        }
        assertThat(found(
                        "SELECT sum(samples), sum(survivors), sum(correct) FROM rounds WHERE purpose = 'EVALUATE' AND study_id = '%s'"
                                .formatted(study)))
                .isEqualTo(found("SELECT count(*), count_if(visible_pass), count_if(held_out_pass) FROM verdicts"
                        + " WHERE study_id = '%s' AND purpose = 'EVALUATE'".formatted(study)));
        assertThat(found("SELECT count(*), count(margin), count(log_probability) FROM survivors"
                        + " WHERE study_id = '%s' AND purpose = 'EVALUATE' AND round = 2 AND margin IS NOT NULL"
                                .formatted(study)))
                .isEqualTo(found("SELECT count(*), count(*), count(*) FROM verdicts WHERE visible_pass AND round = 2"
                        + " AND purpose = 'EVALUATE' AND study_id = '%s'".formatted(study)));
        assertThat(found("SELECT count(*) FROM survivors WHERE study_id = '%s'".formatted(study)))
                .isEqualTo(
                        found("SELECT count(*) FROM verdicts WHERE visible_pass AND study_id = '%s'".formatted(study)));
        assertThat(found("SELECT sum(items) FROM costs WHERE activity = 'sampling' AND study_id = '%s'"
                        .formatted(study)))
                .containsExactly(List.of("" + (evaluated + trained)));
        assertThat(found("SELECT DISTINCT activity FROM costs WHERE study_id = '%s' ORDER BY 1".formatted(study)))
                .containsExactly(List.of("sampling"), List.of("scoring"), List.of("training"));
        assertThat(
                        found(
                                "SELECT count(DISTINCT block) FROM picks WHERE study = 'queried' AND pool = 'bank' AND policy = 'oracle'"))
                .containsExactly(List.of("10"));
        assertThat(found("SELECT state FROM studies WHERE study = 'queried'")).containsExactly(List.of("FINISHED"));
    }

    @Test
    void aViewIsExportedAsParquetAndNothingIsLeftOfIt(@TempDir Path directory) throws IOException, SQLException {
        List<String> exported = new ArrayList<>();
        List<String> stored = new ArrayList<>();
        for (String view : QueryStore.VIEWS) {
            Path file = directory.resolve(view + ".parquet");
            Files.write(
                    file,
                    get("/store/parquet/queried/" + view)
                            .then()
                            .statusCode(200)
                            .extract()
                            .asByteArray());
            exported.add(count("SELECT count(*) FROM '%s'".formatted(file)));
            stored.add("(SELECT count(*) FROM %s WHERE study_id = '%s')".formatted(view, study));
        }
        assertThat(found("SELECT " + String.join(", ", stored))).containsExactly(exported);
        assertThat(exported).doesNotContain("0");
        try (var left = Files.list(settings.store().directory().resolve("exports"))) {
            assertThat(left).isEmpty();
        }
        get("/store/parquet/queried/tasks")
                .then()
                .statusCode(422)
                .body("message", containsString("view 'tasks' is unknown, allowed is one of [studies, candidates"));
        get("/store/parquet/nobody/rounds").then().statusCode(404);
    }

    @Test
    void whatIsRefusedSaysWhyAndTheServiceGoesOn() {
        query("DROP VIEW candidates").statusCode(422).body("message", containsString("read-only"));
        query("SELECT len(range(1000000000))")
                .statusCode(422)
                .body("message", containsString("more than the 256 MB of memory"));
        query("SELECT 1 +").statusCode(422).body("message", containsString("syntax error"));
        query("SELECT 1 AS one")
                .statusCode(200)
                .body("rows[0][0]", equalTo("1"))
                .body("notice", equalTo(""));
    }

    @Test
    void aStoreThatIsRebuiltHasTheSameContent() {
        List<List<String>> before = content();

        given().post("/store/rebuild").then().statusCode(202);

        await().atMost(LIMIT).until(() -> get("/store").jsonPath().getInt("behind") == 0);
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void everyColumnOfEveryViewIsDocumented() throws IOException {
        Map<String, List<String>> columns = new TreeMap<>();
        found("SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal"
                        + " ORDER BY table_name, column_index")
                .forEach(row -> columns.computeIfAbsent(row.getFirst(), view -> new ArrayList<>())
                        .add(row.getLast()));
        assertThat(columns).containsOnlyKeys(QueryStore.VIEWS);
        assertThat(documented()).isEqualTo(columns);
    }

    /** Names in the first column of the tables under each view's heading. */
    private static Map<String, List<String>> documented() throws IOException {
        Pattern heading = Pattern.compile("### `(\\w+)`.*");
        Pattern row = Pattern.compile("\\| ((?:`\\w+`(?:, )?)+) \\|.*");
        Map<String, List<String>> documented = new TreeMap<>();
        String view = "";
        for (String line : Files.readAllLines(Path.of("..", "docs", "queries.md"))) {
            if (heading.matcher(line).matches()) {
                view = heading.matcher(line).replaceFirst("$1");
                documented.put(view, new ArrayList<>());
            } else if (row.matcher(line).matches() && !view.isEmpty()) {
                documented
                        .get(view)
                        .addAll(List.of(row.matcher(line)
                                .replaceFirst("$1")
                                .replace("`", "")
                                .split(", ")));
            } else if (line.startsWith("#")) {
                view = "";
            }
        }
        return documented;
    }

    private static List<List<String>> content() {
        return found(QueryStore.VIEWS.stream()
                .map("SELECT '%1$s', count(*), sum(hash(v)::HUGEINT) FROM %1$s v"::formatted)
                .collect(Collectors.joining(" UNION ALL ")));
    }

    private static String count(String sql) throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet rows = duck.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static List<List<String>> found(String sql) {
        JsonPath answer = query(sql).statusCode(200).extract().jsonPath();
        assertThat(answer.getString("notice")).isEmpty();
        return answer.getList("rows");
    }

    private static ValidatableResponse query(String sql) {
        return given().contentType("application/json")
                .body(Map.of("sql", sql))
                .post("/sql")
                .then();
    }
}
