package dev.constellation.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The small study from the command line, with the real broker, the real model and every service as a process of its own.
 * All tests repeat the study of the first run under some trouble; the digest of its figures must stay the same.
 */
@Tag("slow")
class SmallStudyTest {
    private static final String STUDY = Installation.study("small").toString();

    @TempDir
    private static Path directory;

    private static Installation installation;
    private static Command first;

    @BeforeAll
    static void runTheStudy() throws IOException {
        installation = new Installation(directory);
        first = installation.run("run", STUDY, "--output", "first").succeeded();
        assertThat(installation.processes()).as("processes that a run leaves").isEmpty();
    }

    @AfterAll
    static void leaveNothingBehind() throws IOException {
        installation.run("down").succeeded();
        assertThat(installation.processes()).isEmpty();
    }

    @Test
    void theReportCarriesTheFiguresOfTheTables() throws IOException {
        assertThat(first.text()).contains("pass@1", "pass@4", "v0", "v1", "easy", "hard", "naive", "oracle", "critic");
        assertThat(report("first").path("digest").textValue()).isEqualTo(first.digest());
        assertThat(Files.readString(directory.resolve("first/report.html")))
                .contains("<html")
                .contains("small");
        assertThat(directory.resolve("first/figures")).isDirectoryContaining("glob:**.csv");
    }

    @Test
    void aFinishedStudyIsShownAgainAndAFullFolderDoesNotLoseIt() throws IOException {
        Files.createDirectories(directory.resolve("blocked/report.html"));

        Command blocked = installation.run("run", STUDY, "--output", "blocked");
        assertThat(blocked.exitCode()).isEqualTo(1);
        assertThat(blocked.text()).contains("the report cannot be written to", "The study is finished and kept");

        Command shown = installation.run("run", STUDY, "--output", "shown").succeeded();
        assertThat(shown.digest()).isEqualTo(first.digest());
        assertThat(directory.resolve("shown/report.json"))
                .hasSameBinaryContentAs(directory.resolve("first/report.json"));
    }

    @Test
    void aReplayNeedsNeitherGeneratorNorModelNodeAndNoVerdictChangesWhenJudgedAgain() throws IOException {
        Command replay = installation
                .run("replay", "small", "--policy", "margin - 0.01*length", "--output", "replayed")
                .succeeded();

        assertThat(replay.text())
                .contains("Started broker, study-service in")
                .contains("Policy 'margin - 0.01*length'", "256 logged candidates", "best unlearned", "detectable");
        assertThat(directory.resolve("replayed/replays")).isDirectoryContaining("glob:**.json");
        assertThat(installation.run("replay", "small", "--reverify").succeeded().text())
                .contains("logged candidates", "No verdict changed.");
        Command bad = installation.run("replay", "small", "--policy", "margn");
        assertThat(bad.exitCode()).isEqualTo(2);
        assertThat(bad.text())
                .contains("policy: line 1, column 1: undeclared reference to 'margn'; fields are margin,");
        assertThat(installation.processes()).isEmpty();
    }

    @Test
    void anotherCriticIsReplayedWithTheNodeAndTheCriticServiceAlone() throws IOException {
        Command replay = installation
                .run("replay", "small", "--rescore", "gen_v0", "--output", "rescored")
                .succeeded();

        assertThat(replay.text())
                .contains("Started broker, embedded-node, critic-service, study-service in")
                .contains("Policy 'critic' with margins of gen_v0");
        assertThat(installation.processes()).isEmpty();
    }

    @Test
    void criticsHaveANodeAndABaseOfTheirOwn() throws IOException {
        Path models = Files.createDirectories(directory.resolve("critics"));
        Path apartDirectory = Files.createDirectories(directory.resolve("apart"));
        Installation other = new Installation(apartDirectory);
        Files.copy(Path.of(Installation.models("tiny"), "base.tlm"), models.resolve("other.tlm"));
        Path study = directory.resolve("apart.yaml");
        Files.writeString(
                study,
                Files.readString(Path.of(STUDY))
                        .replace("name: small", "name: apart\nmodels: {critic: other}")
                        .replaceFirst("(?s)comparisons:.*?primary:", "primary:"));

        Command apart = other.run("run", study.toString(), "--critic-models", models.toString(), "--output", "apart")
                .succeeded();

        assertThat(apart.text()).contains("Started broker, embedded-node, critic-node, generator-service");
        assertThat(report("apart/apart").path("models").findValuesAsText("role"))
                .contains("critic");
        Command without = other.run("run", study.toString(), "--fresh");
        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(without.text()).contains("models.critic: 'other' is not on the model node; there are: base, ");
        assertThat(other.processes()).isEmpty();
    }

    @Test
    void aStudyIsAuditedByItsNameAndAnUnknownOneIsRefusedWithWhatThereIs() throws IOException {
        assertThat(installation.run("audit", "small").succeeded().text())
                .contains(
                        "critic pool: 24 tasks", "Nothing that training data, critic pools and banks have in common.");
        Command unknown = installation.run("audit", "smal");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.text())
                .contains("there is no file 'smal' and no study of this name or id; there are", "small");
        assertThat(installation.processes()).isEmpty();
    }

    @Test
    void criticsThatAreTrainedAgainOnEachRoundStandBesideTheFirstOnesAndKeepTheirDigest() throws IOException {
        Path retrained = Files.writeString(
                directory.resolve("retrained.yaml"),
                Files.readString(Path.of(STUDY))
                        .replace("name: small", "name: retrained")
                        .replace("frozen: 1", "critics: each-round"));

        Command run = installation
                .run("run", retrained.toString(), "--output", "retrained")
                .succeeded();

        assertThat(run.text()).contains("Critics trained again on each round", "v1, over naive, contested", "v1, AUC");
        assertThat(Files.readString(directory.resolve("retrained/figures/counterpart.csv")))
                .contains("v1 (retrained - first critic)");
        assertThat(report("retrained").path("models").findValuesAsText("name"))
                .anyMatch(name -> name.endsWith("-t0-critic"))
                .anyMatch(name -> name.endsWith("-t0-critic-v1"));
        assertThat(installation
                        .run("run", retrained.toString(), "--fresh", "--output", "repeated")
                        .succeeded()
                        .digest())
                .isEqualTo(run.digest());
    }

    @Test
    void killsAndMoreProcessesChangeNoFigure() throws IOException {
        Command run = installation.start(
                "run", STUDY, "--fresh", "--verifiers", "2", "--generators", "2", "--output", "killed");
        run.awaitText("Study small");
        for (String name : List.of("verifier-service", "generator-service", "study-service", "embedded-node")) {
            installation.process(name).destroyForcibly();
            run.awaitText("the %s died; starting it again".formatted(name));
        }
        run.await(Duration.ofMinutes(5)).succeeded();

        assertThat(run.digest()).isEqualTo(first.digest());
    }

    @Test
    void anInterruptedStudyLeavesNoProcessAndGoesOnLater() throws IOException {
        Command run = installation.start("run", STUDY, "--fresh", "--output", "interrupted");
        run.awaitText("Study small");
        run.interrupt();
        run.await(Duration.ofSeconds(40));
        assertThat(run.exitCode()).isEqualTo(143);
        assertThat(installation.processes()).isEmpty();

        Command rest = installation.run("run", STUDY, "--output", "interrupted").succeeded();
        assertThat(rest.digest()).isEqualTo(first.digest());
    }

    @Test
    void poisonOnEveryTopicBecomesDeadLettersAndStudyAndQueryStoreGoOn() throws Exception {
        installation.run("up").succeeded();
        Command run = installation.start("run", STUDY, "--fresh", "--output", "poisoned");
        run.awaitText("Study small");
        Poison poison = new Poison(installation.bootstrapServers());
        Set<String> sent = poison.send();

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(poison.blamed()).containsAll(sent));
        run.await(Duration.ofMinutes(5)).succeeded();
        Command found = installation.run(
                "sql",
                "--format",
                "csv",
                "SELECT sum(items), sum(tokens) FROM costs WHERE activity = 'sampling' GROUP BY run ORDER BY run LIMIT 1");
        installation.run("down").succeeded();
        assertThat(run.digest()).isEqualTo(first.digest());
        JsonNode costs = report("first").path("costs");
        assertThat(found.succeeded().text().lines().toList().getLast())
                .isEqualTo("%d,%d"
                        .formatted(
                                costs.path("samples").asLong(),
                                costs.path("sampled tokens").asLong()));
    }

    @Test
    void anotherStudyOfTheSameNameIsRefusedWhileTheFirstRuns() throws IOException {
        Path other = Files.writeString(
                directory.resolve("other.yaml"),
                Files.readString(Path.of(STUDY)).replace("seed: 1", "seed: 2"));
        Command run = installation.start("run", STUDY, "--fresh", "--output", "one");
        run.awaitText("Study small");

        Command second = installation.run("run", other.toString(), "--output", "two");

        assertThat(second.exitCode()).isEqualTo(2);
        assertThat(second.text()).contains("small");
        assertThat(run.await(Duration.ofMinutes(5)).succeeded().digest()).isEqualTo(first.digest());
    }

    @Test
    void aTakenBrokerPortIsNamedAndNothingIsLeft() throws IOException {
        try (ServerSocket taken = new ServerSocket(installation.brokerPort(), 1, InetAddress.getLoopbackAddress())) {
            Command run = installation.run("run", STUDY, "--output", "unused");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.text())
                    .contains("port %d, which the broker needs, is taken".formatted(taken.getLocalPort()))
                    .contains("process " + ProcessHandle.current().pid());
        }
        assertThat(installation.processes()).isEmpty();
    }

    @Test
    void whatAKilledCommandLeavesIsStoppedByDown() throws IOException {
        Command up = installation.start("run", STUDY, "--output", "left");
        up.awaitText("Started");
        up.kill();
        assertThat(installation.processes()).isNotEmpty();

        Command down = installation.run("down").succeeded();

        assertThat(down.text()).contains("Stopped ", "broker", "study-service");
        assertThat(installation.processes()).isEmpty();
    }

    private static JsonNode report(String folder) throws IOException {
        return new ObjectMapper()
                .readTree(directory.resolve(folder).resolve("report.json").toFile());
    }
}
