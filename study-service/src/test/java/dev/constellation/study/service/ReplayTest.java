package dev.constellation.study.service;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.constellation.events.Topic;
import dev.constellation.events.avro.ParseResult;
import dev.constellation.events.avro.ScoringRequest;
import dev.constellation.events.avro.SelectionEvent;
import dev.constellation.events.avro.VerdictChunk;
import dev.constellation.study.testing.MiniatureStudy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestSurroundings.class)
class ReplayTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String STUDY = "replayed";

    /** Evaluated cells: gen_v0 under both trajectories, v2 of each, and the real bank. */
    private static final int CELLS = 3 * 2 * 2 * 2 + 2 * 2;

    private static boolean isWhole;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @BeforeEach
    void runTheStudyOnce() {
        await().atMost(LIMIT).untilAsserted(() -> get("/health/ready").then().statusCode(200));
        if (!isWhole) {
            run(MiniatureStudy.YAML.replace("name: miniature", "name: " + STUDY).replace("seed: 7", "seed: 31"));
            isWhole = true;
        }
    }

    @Test
    void aBuiltInPolicyIsComparedWithTheFiguresOfTheReportAndNobodyIsAskedForAnything() {
        int requests = requests();

        JsonPath replay = finished(replay(Map.of("policy", "shortest")));

        assertThat(replay.getString("text"))
                .contains("Replay of " + STUDY, "Policy 'shortest', selecting from 1472 logged candidates")
                .contains("best unlearned", "oracle", "contested", "detectable");
        JsonPath report = get("/studies/" + STUDY + "/report/report.json").jsonPath();
        JsonPath figures =
                get("/studies/" + STUDY + "/report/" + replay.getString("file")).jsonPath();
        for (String measure : List.of("value", "low", "high", "standardError")) {
            Object reported = report.get("figures.find { it.key == 'easy/v2/shortest' }." + measure);
            Object replayed =
                    figures.get("results.find { it.bank == 'easy' && it.generator == 'v2' }.success." + measure);
            assertThat(replayed).as(measure).isNotNull().isEqualTo(reported);
        }
        assertThat(requests()).isEqualTo(requests);
    }

    @Test
    void thePicksOfAReplayCarryItsAnalysisAndLeaveThoseOfTheStudyAlone() {
        long before = selections("main").size();

        String analysis =
                finished(replay(Map.of("policy", "margin - 0.1 * length"))).getString("analysis");

        assertThat(selections("main")).hasSize((int) before);
        assertThat(selections(analysis))
                .hasSize(CELLS)
                .allSatisfy(event ->
                        assertThat(event.getPicks()).extracting("policy").containsOnly("margin - 0.1 * length"));
    }

    @Test
    void theCriticReplayedDiffersInNothingFromTheCriticOfTheStudy() {
        JsonPath figures = figures(finished(replay(Map.of("policy", "critic"))));

        List<Number> gains =
                figures.getList("results.against.flatten().findAll { it.policy == 'critic' }.gain.all.value");
        assertThat(gains).hasSize(3).allMatch(gain -> gain.doubleValue() == 0);
    }

    @Test
    void anotherCriticScoresTheSurvivorsUnderTheAnalysisOfTheReplayAndIsAskedOnce() {
        int requests = requests();
        try (Respondents services = new Respondents(bootstrapServers)) {
            String analysis = finished(replay(Map.of("rescore", "gen_v0"))).getString("analysis");
            List<ScoringRequest> asked =
                    services.seen().stream().map(ScoringRequest.class::cast).toList();

            assertThat(asked).isNotEmpty().allSatisfy(request -> {
                assertThat(request.getAnalysis()).isEqualTo(analysis);
                assertThat(request.getCritic().getName()).isEqualTo("gen_v0");
            });
            finished(replay(Map.of("rescore", "gen_v0")));
            assertThat(services.seen()).hasSize(asked.size());
            assertThat(requests()).isEqualTo(requests + asked.size());
            JsonPath figures = figures(finished(replay(Map.of("rescore", "gen_v0"))));
            assertThat(figures.getString("critic")).isEqualTo("gen_v0");
            List<Number> gains =
                    figures.getList("results.against.flatten().findAll { it.policy == 'critic' }.gain.all.value");
            assertThat(gains).anyMatch(gain -> gain.doubleValue() != 0);
        }
        assertThat(figures(finished(replay(Map.of("policy", "critic")))).getString("critic"))
                .isEmpty();
    }

    @Test
    void reverifyingListsEveryVerdictThatChangedAndWritesNone() {
        List<VerdictChunk> logged = TopicContent.of(bootstrapServers, Topic.VERDICTS, VerdictChunk.class).stream()
                .filter(chunk -> key().equals(
                                chunk.getAt().getStudyId() + "-" + chunk.getAt().getRun()))
                .toList();
        long wrong = logged.stream()
                .flatMap(chunk -> chunk.getVerdicts().stream())
                .filter(verdict ->
                        verdict.getVisiblePass() || verdict.getParse() != ParseResult.PARSED || verdict.getSize() != 1)
                .count();
        int verdicts = TopicContent.of(bootstrapServers, Topic.VERDICTS, VerdictChunk.class)
                .size();

        JsonPath replay = finished(replay(Map.of("reverify", true)));

        assertThat(replay.getString("text"))
                .contains("again with tiny-1", "before with tiny-1 (%d chunks)".formatted(logged.size()))
                .contains(wrong + " verdicts changed:")
                .doesNotContain("a part of the study");
        String lines = get("/studies/" + STUDY + "/report/" + replay.getString("file"))
                .body()
                .asString();
        assertThat(lines.lines()).hasSize((int) wrong).allMatch(line -> line.contains("\"before\":{\"parse\":"));
        assertThat(TopicContent.of(bootstrapServers, Topic.VERDICTS, VerdictChunk.class))
                .hasSize(verdicts);
    }

    @Test
    void aRangeThatLacksAPartOfTheStudySaysSoAndGivesNoFigure() {
        String started = Instant.now().minus(Duration.ofDays(1)).toString();
        JsonPath early = failed(replay(Map.of("policy", "naive", "to", started)));
        assertThat(early.getString("detail"))
                .contains("the log from the beginning of the study to " + started)
                .contains("lacks 20 of the 20 evaluated cells, the first of bank 'easy', task ")
                .contains("a wider range may hold them; no figure is given of a part of a study");
        assertThat(early.getString("text")).isEmpty();

        JsonPath late =
                failed(replay(Map.of("policy", "naive", "from", Instant.now().toString())));
        assertThat(late.getString("detail")).contains("lacks 20 of the 20");

        assertThat(failed(replay(Map.of("reverify", true, "to", started))).getString("detail"))
                .contains("holds no judged candidates of the study");

        JsonPath wide = finished(replay(Map.of("policy", "naive", "from", started, "to", "2999-01-01T00:00:00+01:00")));
        assertThat(wide.getString("text")).contains("2998-12-31T23:00:00Z");
    }

    @Test
    void aValueThatIsNotANumberEndsTheReplayWithTheSampleAndPublishesNoPick() {
        JsonPath replay = failed(replay(Map.of("policy", "log(0 - length)")));

        assertThat(replay.getString("detail"))
                .startsWith("policy: 'log(0 - length)' is not a number (NaN) for sample ")
                .contains("length = ", ", in bank '", "; no figure is given");
        assertThat(selections(replay.getString("analysis"))).isEmpty();
    }

    @Test
    void badRequestsAreRefusedWithEveryProblem() {
        replay(Map.of("policy", "margn + 1", "from", "yesterday", "rescore", "nobody"))
                .then()
                .statusCode(422)
                .body(
                        "problems",
                        hasItem(startsWith("policy: line 1, column 1: undeclared reference to 'margn'; fields are")))
                .body(
                        "problems",
                        hasItem(containsString("none of the policies naive, majority, shortest, likelihood, critic")))
                .body("problems", hasItem(startsWith("from: 'yesterday' is no time; write date, time and zone")))
                .body(
                        "problems",
                        hasItem(
                                "rescore: 'nobody' is not on the model node; there are: base, gen_v0, stranger, apart"));
        replay(Map.of("policy", "naive", "from", "2026-01-02T00:00:00Z", "to", "2026-01-01T00:00:00Z"))
                .then()
                .statusCode(422)
                .body("problems", hasItem("from: 2026-01-02T00:00:00Z is not before to: 2026-01-01T00:00:00Z"));
        replay(Map.of("rescore", "stranger"))
                .then()
                .statusCode(422)
                .body("problems", hasItem(containsString("family 'strange'; domain 'tiny' has prompts for: tiny")));
        replay(Map.of()).then().statusCode(422).body("problems", hasItem(startsWith("policy: missing")));
        replay(Map.of("reverify", true, "policy", "naive"))
                .then()
                .statusCode(422)
                .body("problems", hasItem(startsWith("reverify: it goes with neither")));
        given().contentType("application/json")
                .body(Map.of("policy", "naive"))
                .post("/studies/nobody/replays")
                .then()
                .statusCode(404)
                .body("message", equalTo("there is no study 'nobody'"));
        get("/studies/" + STUDY + "/replays/none").then().statusCode(404);
    }

    @Test
    void replaysThatWaitAreCancelledAndTheNextOneRuns() {
        String unanswered = analysis(replay(Map.of("rescore", "base")));
        await().atMost(LIMIT).until(() -> view(unanswered).getString("phase"), startsWith("waiting for scores"));
        String behind = analysis(replay(Map.of("policy", "likelihood")));
        assertThat(view(behind).getString("state")).isEqualTo("WAITING");

        given().delete("/studies/" + STUDY + "/replays")
                .then()
                .statusCode(200)
                .body("analysis", containsInAnyOrder(unanswered, behind))
                .body("state", everyItem(equalTo("CANCELLED")));

        given().delete("/studies/" + STUDY + "/replays")
                .then()
                .statusCode(409)
                .body("message", equalTo("study '" + STUDY + "' has no replay that is not over"));
        finished(replay(Map.of("policy", "likelihood")));
        assertThat(view(unanswered).getString("state")).isEqualTo("CANCELLED");
        assertThat(selections(unanswered)).isEmpty();
    }

    @Test
    void aStudyThatIsNotFinishedOrHasNoCriticIsRefusedWhatItCannotGive() {
        String bare = MiniatureStudy.YAML
                .replace("name: miniature", "name: bare")
                .replace("seed: 7", "seed: 32")
                .replace("critic: {tasks: 3, samples: 8}\n", "");
        run(bare);
        awaited("bare", replay("bare", Map.of("policy", "majority")), "FINISHED");
        replay("bare", Map.of("policy", "margin"))
                .then()
                .statusCode(422)
                .body(
                        "problems",
                        hasItem("policy: 'margin' needs margins, and the study has no critic; name a model that"
                                + " gives them with rescore"));

        JsonPath open = submitted(bare.replace("name: bare", "name: open").replace("seed: 32", "seed: 33"));
        replay("open", Map.of("policy", "naive"))
                .then()
                .statusCode(409)
                .body("message", containsString("only a finished study can be replayed"));
        given().delete("/studies/" + open.getString("studyId")).then().statusCode(204);
    }

    @Test
    void whatIsGoneFromTheLogIsCountedAndGivesNoFigure() throws Exception {
        run(MiniatureStudy.YAML.replace("name: miniature", "name: gone").replace("seed: 7", "seed: 34"));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            TopicPartition partition = new TopicPartition(Topic.VERDICTS.topicName(), 0);
            long end = admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
            isWhole = false;
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(end)))
                    .all()
                    .get();
        }

        JsonPath replay = awaited("gone", replay("gone", Map.of("policy", "naive")), "FAILED");

        assertThat(replay.getString("detail"))
                .containsPattern("lacks [0-9]+ of the 20 evaluated cells, the first of bank ")
                .containsPattern("; [1-9][0-9]* records that were written in this time are gone from the log; ")
                .containsPattern("[1-9][0-9]* chunks have no verdicts in it")
                .endsWith("no figure is given of a part of a study");
    }

    private void run(String yaml) {
        try (Respondents services = new Respondents(bootstrapServers)) {
            JsonPath begun = submitted(yaml);
            String id = begun.getString("studyId") + "-" + begun.getInt("run");
            await().atMost(LIMIT).until(() -> get("/studies/" + id).jsonPath().getString("state"), "FINISHED"::equals);
            assertThat(services.seen()).isNotEmpty();
        }
    }

    private static JsonPath submitted(String yaml) {
        return given().contentType("application/json")
                .body(Map.of("file", "study.yaml", "yaml", yaml, "files", Map.of(), "fresh", true))
                .post("/studies")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String key() {
        JsonPath study = get("/studies/" + STUDY).jsonPath();
        return study.getString("studyId") + "-" + study.getInt("run");
    }

    private static Response replay(Map<String, Object> request) {
        return replay(STUDY, request);
    }

    private static Response replay(String study, Map<String, Object> request) {
        return given().contentType("application/json").body(request).post("/studies/" + study + "/replays");
    }

    private static String analysis(Response submitted) {
        return submitted.then().statusCode(200).extract().path("analysis");
    }

    private static JsonPath view(String analysis) {
        return get("/studies/" + STUDY + "/replays/" + analysis).jsonPath();
    }

    private static JsonPath finished(Response submitted) {
        return awaited(STUDY, submitted, "FINISHED");
    }

    private static JsonPath failed(Response submitted) {
        return awaited(STUDY, submitted, "FAILED");
    }

    private static JsonPath awaited(String study, Response submitted, String state) {
        String analysis = analysis(submitted);
        JsonPath end = await().atMost(LIMIT)
                .until(
                        () -> get("/studies/" + study + "/replays/" + analysis).jsonPath(),
                        view -> Set.of("FINISHED", "FAILED").contains(view.getString("state")));
        assertThat(end.getString("state")).as(end.prettify()).isEqualTo(state);
        return end;
    }

    private static JsonPath figures(JsonPath replay) {
        return get("/studies/" + STUDY + "/report/" + replay.getString("file")).jsonPath();
    }

    private int requests() {
        return List.of(Topic.GENERATION_REQUESTS, Topic.SCORING_REQUESTS, Topic.TRAINING_REQUESTS).stream()
                .mapToInt(topic -> TopicContent.of(bootstrapServers, topic, SpecificRecord.class)
                        .size())
                .sum();
    }

    private List<SelectionEvent> selections(String analysis) {
        return TopicContent.of(bootstrapServers, Topic.SELECTIONS, SelectionEvent.class).stream()
                .filter(event -> key().equals(event.getStudyId() + "-" + event.getRun()))
                .filter(event -> event.getAnalysis().equals(analysis))
                .toList();
    }
}
