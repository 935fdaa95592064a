package dev.constellation.study.service;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.constellation.events.Topic;
import dev.constellation.events.avro.FailureCategory;
import dev.constellation.events.avro.GenerationRequest;
import dev.constellation.events.avro.Role;
import dev.constellation.events.avro.ScoringRequest;
import dev.constellation.events.avro.TrainingRequest;
import dev.constellation.study.engine.StudyControl;
import dev.constellation.study.plan.StudyContext;
import dev.constellation.study.testing.MiniatureStudy;
import dev.constellation.study.testing.TinyDomain;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestSurroundings.class)
class StudyServiceTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    StudyControl control;

    private Respondents services;

    @BeforeEach
    void startServices() {
        services = new Respondents(bootstrapServers);
        await().atMost(LIMIT).untilAsserted(() -> get("/health/ready").then().statusCode(200));
    }

    @AfterEach
    void endStudiesAndServices() {
        for (String id : get("/studies").jsonPath().getList("studyId", String.class)) {
            given().delete("/studies/" + id);
        }
        services.close();
    }

    @Test
    void aStudyRunsToItsReportAndTheSameDefinitionIsFoundFinishedWithoutAnyRequest() {
        String id = submitted(study("whole", 1));
        finished(id);

        JsonPath result = get("/studies/" + id + "/result")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        String digest = get("/studies/" + id).jsonPath().getString("detail");
        assertThat(result.getString("digest")).isEqualTo(digest).isNotEmpty();
        assertThat(result.getString("text")).isNotBlank();
        List<String> files = get("/studies/whole/report").jsonPath().getList("");
        assertThat(files).contains("report.html", "report.json");
        JsonPath json = get("/studies/whole/report/report.json").jsonPath();
        assertThat(json.getMap("roundCosts").keySet()).containsExactly("v0", "v1", "v2");
        assertThat(json.getDouble("roundCosts.v1.money"))
                .isCloseTo(json.getDouble("roundCosts.v1.'node seconds'") * 36 / 3600, within(1e-9));
        get("/studies/whole/report/report.html").then().statusCode(200).contentType(containsString("text/html"));
        get("/studies/whole/submission").then().statusCode(200).body("yaml", equalTo(study("whole", 1)));
        int asked = services.seen().size();

        post(study("whole", 1)).then().statusCode(200).body("state", equalTo("FINISHED"));
        assertThat(services.seen()).hasSize(asked);
        get("/metrics").then().body(containsString("constellation_study_stage_done"));
    }

    @Test
    void aDeliberateRepetitionIsAnotherRunWithTheSameDigest() {
        String id = submitted(study("again", 2));
        finished(id + "-0");

        Response second = post(study("again", 2), true);

        second.then().statusCode(200).body("run", equalTo(1)).body("studyId", equalTo(id));
        finished(id + "-1");
        assertThat(get("/studies/" + id + "-1").jsonPath().getString("detail"))
                .isEqualTo(get("/studies/" + id + "-0").jsonPath().getString("detail"));
    }

    @Test
    void aServiceThatIsRestartedGoesOnWithoutAskingForWhatWasAnswered() {
        String undisturbed = submitted(study("calm", 3));
        finished(undisturbed);
        String digest = get("/studies/calm").jsonPath().getString("detail");
        post(study("calm", 3), true).then().statusCode(200);
        Set<String> answered = ConcurrentHashMap.newKeySet();
        services.withhold(request -> answered.size() >= 30 || !answered.add((String) request.get(0)));
        await().atMost(LIMIT).until(() -> doneItems("calm") >= 25 && answered.size() >= 30);
        int before = services.seen().size();
        List<String> complete = List.copyOf(answered);
        await().atMost(LIMIT).until(() -> doneItems("calm") >= 30);

        control.restart();

        services.release();
        finished(undisturbed + "-1");
        assertThat(get("/studies/calm").jsonPath().getString("detail")).isEqualTo(digest);
        List<String> askedAfter = services.seen().stream()
                .skip(before)
                .map(request -> (String) request.get(0))
                .toList();
        assertThat(askedAfter).isNotEmpty().doesNotContainAnyElementsOf(complete);
    }

    @Test
    void aStudyWithACriticOfEachRoundShowsBothAndKeepsItsDigestOverARestart() {
        String yaml = study("critics", 15) + "comparisons: {critics: each-round}\n";
        String id = submitted(yaml);
        finished(id);
        JsonPath result = get("/studies/critics/result").jsonPath();
        assertThat(result.getString("text").replaceAll("\\s+", " "))
                .contains("retrained critic", "v2, over naive, all");
        assertThat(trainedCritics()).hasSize(2 * 2);
        List<String> rescoring = rescoring(services.seen());
        assertThat(rescoring).isNotEmpty().doesNotHaveDuplicates();
        services.withhold(request -> request instanceof ScoringRequest scoring
                && scoring.getAnalysis().equals(StudyContext.RETRAINED_ANALYSIS));
        int before = services.seen().size();
        post(yaml, true).then().statusCode(200);
        await().atMost(LIMIT)
                .until(() -> rescoring(services.seen()
                                        .subList(before, services.seen().size()))
                                .size()
                        >= rescoring.size());

        control.restart();

        services.release();
        finished(id + "-1");
        assertThat(get("/studies/" + id + "-1").jsonPath().getString("detail")).isEqualTo(result.getString("digest"));
    }

    @Test
    void aCriticContinuesFromAModelThatOnlyItsOwnNodeHas() {
        String yaml = study("apart", 16) + "models: {critic: apart}\n";
        String id = submitted(yaml);
        finished(id);
        assertThat(services.seen())
                .filteredOn(TrainingRequest.class::isInstance)
                .map(TrainingRequest.class::cast)
                .filteredOn(request -> request.getRole() == Role.CRITIC)
                .isNotEmpty()
                .allSatisfy(
                        request -> assertThat(request.getParent().getDigest()).isEqualTo("digest-of-apart"));
        post(study("wrong", 17) + "models: {generator: apart}\n")
                .then()
                .statusCode(422)
                .body("problems", hasItem(containsString("models.generator: 'apart' is not on the model node")));
    }

    private List<String> trainedCritics() {
        return services.seen().stream()
                .filter(TrainingRequest.class::isInstance)
                .map(TrainingRequest.class::cast)
                .filter(request -> request.getRole() == Role.CRITIC)
                .map(TrainingRequest::getNewModel)
                .distinct()
                .toList();
    }

    /** Ids of the scoring requests to retrained critics. */
    private static List<String> rescoring(List<SpecificRecord> requests) {
        return requests.stream()
                .filter(ScoringRequest.class::isInstance)
                .map(ScoringRequest.class::cast)
                .filter(request -> request.getAnalysis().equals(StudyContext.RETRAINED_ANALYSIS))
                .map(ScoringRequest::getRequestId)
                .toList();
    }

    @Test
    void aServiceThatStartsDeniesNoStudyBeforeItHasReadItsLog() {
        String id = submitted(study("early", 14));
        finished(id);

        control.restart();

        List<Integer> answers = new ArrayList<>();
        await().pollInterval(Duration.ofMillis(1)).atMost(LIMIT).until(() -> answer(id, answers) == 200);
        assertThat(answers).startsWith(503).containsOnly(503, 200);
    }

    @Test
    void aReportThatWasLostIsWrittenAgainFromTheLogAlone() {
        String id = submitted(study("lost", 4));
        finished(id);
        String digest = get("/studies/lost").jsonPath().getString("detail");
        int asked = services.seen().size();
        control.deleteReports();
        get("/studies/lost/result").then().statusCode(404).body("message", containsString("submitting it again"));

        post(study("lost", 4)).then().statusCode(200);

        finished(id);
        assertThat(get("/studies/lost/result").jsonPath().getString("digest")).isEqualTo(digest);
        assertThat(services.seen()).hasSize(asked);
    }

    @Test
    void anEnvironmentFailureIsAskedAgainAndChangesNoFigure() {
        String id = submitted(study("stumble", 5));
        finished(id);
        Map<String, Integer> refusals = new HashMap<>();
        services.refuse(request -> request instanceof GenerationRequest generation
                        && generation.getAt().getChunk() == 0
                        && refusals.merge(generation.getChunkId(), 1, Integer::sum) <= 2
                ? Optional.of(FailureCategory.ENVIRONMENT)
                : Optional.empty());

        post(study("stumble", 5), true).then().statusCode(200);

        finished(id + "-1");
        assertThat(get("/studies/" + id + "-1").jsonPath().getString("detail"))
                .isEqualTo(get("/studies/" + id + "-0").jsonPath().getString("detail"));
        assertThat(get("/studies/" + id + "-1").jsonPath().getInt("deadLetters"))
                .isPositive();
    }

    @Test
    void aFailureOfTheInputEndsTheStudyWithItsReasonAndASecondSubmissionGoesOn() {
        services.refuse(request -> Optional.of(FailureCategory.INPUT));
        String id = submitted(study("broken", 6));
        awaitState(id, "FAILED");
        get("/studies/broken")
                .then()
                .body("detail", containsString("was refused by the generator as INPUT: a test refuses it"))
                .body("detail", containsString("generation-requests-"));

        services.refuse(request -> Optional.empty());
        post(study("broken", 6)).then().statusCode(200).body("run", equalTo(0));

        finished(id);
    }

    @Test
    void aStudyThatIsCancelledStopsAndTheNextOneRuns() {
        services.withhold(request -> true);
        String first = submitted(study("first", 20));
        String second = submitted(study("second", 8));
        await().atMost(LIMIT).until(() -> get("/studies/" + first).path("state").equals("RUNNING"));
        get("/studies/" + second).then().body("state", equalTo("QUEUED")).body("waitingFor", containsString("before"));

        given().delete("/studies/" + first).then().statusCode(204);
        given().delete("/studies/" + first).then().statusCode(409).body("message", containsString("over already"));

        services.release();
        finished(second);
        get("/studies/" + first).then().body("state", equalTo("CANCELLED"));
    }

    @Test
    void aStudyIsCancelledWhileItsTasksAreMadeAndTheNextOneRuns() {
        String endless = submitted(withTasks(study("endless", 17), TinyDomain.ENDLESS));
        await().atMost(LIMIT)
                .until(() -> get("/studies/" + endless).path("state").equals("PREPARING"));

        given().delete("/studies/" + endless).then().statusCode(204);

        finished(submitted(study("after", 18)));
    }

    @Test
    void aStudyThatTheDomainHasTooFewTasksForFailsWithTheBankThatAsksForThem() {
        String id = submitted(withTasks(study("greedy", 19), TinyDomain.TOO_MANY));

        awaitState(id, "FAILED");
        get("/studies/greedy")
                .then()
                .body("detail", equalTo("bank 'easy': there are not so many tasks; ask for fewer"));
    }

    @Test
    void twoActiveStudiesOfOneNameAreRefusedWithTheIdOfTheOther() {
        services.withhold(request -> true);
        String id = submitted(study("name", 9));

        post(study("name", 10)).then().statusCode(409).body("message", containsString(id + "-0"));

        given().delete("/studies/" + id).then().statusCode(204);
    }

    @Test
    void everyProblemOfASubmissionIsReportedWithWhatIsAllowed() {
        post(study("bad", 11) + "models: {base: nobody, generator: stranger, critic: other}\n")
                .then()
                .statusCode(422)
                .body(
                        "problems",
                        hasItem("models.base: 'nobody' is not on the model node; there are: base, gen_v0, stranger"))
                .body("problems", hasItem(containsString("models.critic: 'other' is not on the model node")))
                .body("problems", hasItem(containsString("family 'strange'; domain 'tiny' has prompts for: tiny")));
        post(study("bad", 11).replace("domain: tiny", "domain: huge").replace("k: 8", "k: 0"))
                .then()
                .statusCode(422)
                .body("problems", hasItem(containsString("bad.yaml:3")))
                .body("problems", hasItem(containsString("bad.yaml:6")));
        given().contentType("application/json")
                .body("{}")
                .post("/studies")
                .then()
                .statusCode(422);
        get("/studies/nobody").then().statusCode(404).body("message", equalTo("there is no study 'nobody'"));
    }

    @Test
    void anEstimateCountsWhatAStudyAsksForAndStartsNothing() {
        given().contentType("application/json")
                .body(Map.of("file", "bad.yaml", "yaml", study("estimated", 12), "files", Map.of()))
                .post("/estimates")
                .then()
                .statusCode(200)
                .body("samples", equalTo((3 * 2 * 80) * (1 + 2) + 2 * 16 + 2 * (2 * 4 * 8 + 3 * 8)))
                .body("text", containsString("samples"));
        get("/studies/estimated").then().statusCode(404);
    }

    @Test
    void aRecordThatCannotBeReadBecomesADeadLetterAndTheStudyGoesOn() {
        services.withhold(request -> true);
        String id = submitted(study("poison", 13));
        await().atMost(LIMIT).until(() -> get("/studies/" + id).path("state").equals("RUNNING"));

        services.send(Topic.VERDICTS, new byte[] {1, 2, 3});
        services.send(Topic.STUDIES, new byte[] {1, 2, 3});
        services.release();

        finished(id);
        assertThat(deadLettersOf("verdicts")).isPositive();
        assertThat(deadLettersOf("studies")).isPositive();
    }

    @Test
    void aRecordOfStudiesThatCannotBeReadAtTheStartBecomesADeadLetter() {
        long before = deadLettersOf("studies");
        services.send(Topic.STUDIES, new byte[] {4, 5, 6});

        control.restart();

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(deadLettersOf("studies")).isGreaterThan(before));
    }

    private static int answer(String id, List<Integer> answers) {
        answers.add(get("/studies/" + id).statusCode());
        return answers.getLast();
    }

    private long deadLettersOf(String topic) {
        return control.deadLetters().stream()
                .filter(letter -> letter.getTopic().equals(topic))
                .filter(letter -> letter.getCategory() == FailureCategory.INPUT)
                .count();
    }

    private static int doneItems(String study) {
        return get("/studies/" + study).jsonPath().getList("stages.done", Integer.class).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private void finished(String id) {
        awaitState(id, "FINISHED");
    }

    private static void awaitState(String id, String state) {
        Set<String> over = new HashSet<>(Set.of("FINISHED", "FAILED", "CANCELLED"));
        JsonPath study = await().atMost(LIMIT)
                .until(() -> get("/studies/" + id).jsonPath(), it -> over.contains(it.getString("state")));
        assertThat(study.getString("state")).as(study.prettify()).isEqualTo(state);
    }

    private static String submitted(String yaml) {
        return post(yaml).then().statusCode(200).extract().path("studyId");
    }

    private static Response post(String yaml) {
        return post(yaml, false);
    }

    private static Response post(String yaml, boolean fresh) {
        return given().contentType("application/json")
                .body(Map.of("file", "bad.yaml", "yaml", yaml, "files", Map.of(), "fresh", fresh))
                .post("/studies");
    }

    private static String withTasks(String study, int tasks) {
        return study.replace("easy: {tasks: 3", "easy: {tasks: " + tasks);
    }

    private static String study(String name, int seed) {
        return MiniatureStudy.YAML.replace("name: miniature", "name: " + name).replace("seed: 7", "seed: " + seed);
    }
}
