package dev.constellation.cli.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.cli.terminal.CommandException;
import dev.constellation.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyRunTest {
    private static final StudySubmission SUBMISSION = new StudySubmission("s.yaml", "name: mine", Map.of(), false);
    private static final String ESTIMATE = "{\"seconds\": 60, \"diskBytes\": 1000, \"text\": \"about a minute\"}";

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private ScriptedService service;
    private StudyClient client;

    @BeforeEach
    void openService() throws IOException {
        service = new ScriptedService();
        client = new StudyClient(service.url());
        service.answers("POST /estimates", 200, ESTIMATE);
    }

    @AfterEach
    void closeService() {
        client.close();
        service.close();
    }

    @Test
    void aStudyIsFollowedToItsReport() throws IOException {
        service.answers("POST /studies", 200, study("QUEUED", "", ""))
                .answers("GET /studies/abc-0", 200, study("RUNNING", "", stage(10, 40)))
                .answers("GET /studies/abc-0", 503, "{\"message\": \"starting\"}")
                .answers("GET /studies/abc-0", 200, study("RUNNING", "", stage(40, 40)))
                .answers("GET /studies/abc-0", 200, study("FINISHED", "d1", stage(40, 40)));
        answerReport();

        assertThat(follow(Optional.empty())).isTrue();

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("about a minute", "Study mine (abc, run 0): queued")
                .contains("10 of 40, 2.5/s, 0:12 left, waiting for generator (3)", "40 of 40")
                .contains("the tables", "Dead letters: 2.", "Report: " + directory.resolve("report.html"));
        assertThat(directory.resolve("report.json")).hasContent("{}");
        assertThat(directory.resolve("figures/a.csv")).hasContent("1,2");
    }

    @Test
    void aStudyThatIsFinishedIsShownWithoutBeingWatched() {
        service.answers("POST /studies", 200, study("FINISHED", "d1", ""));
        answerReport();

        assertThat(follow(Optional.empty())).isTrue();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("the tables");
    }

    @Test
    void aStudyThatFailsSaysWhy() {
        service.answers("POST /studies", 200, study("QUEUED", "", ""))
                .answers("GET /studies/abc-0", 200, study("FAILED", "the node said no", ""));

        assertThat(follow(Optional.empty())).isFalse();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("The study ended as FAILED: the node said no");
    }

    @Test
    void whatTheServiceRefusesIsShownInItsWords() {
        service.answers("POST /studies", 409, "{\"message\": \"another study 'mine' is running\"}");

        assertThatThrownBy(() -> follow(Optional.empty()))
                .isInstanceOf(CommandException.class)
                .hasMessage("another study 'mine' is running");
    }

    @Test
    void everyProblemThatTheServiceFindsIsShown() {
        service.answers("POST /studies", 422, "{\"problems\": [\"models.base: 'x' is not there\", \"k: 0\"]}");

        assertThatThrownBy(() -> follow(Optional.empty())).hasMessage("models.base: 'x' is not there\nk: 0");
    }

    @Test
    void processesThatCannotBeKeptRunningEndTheWait() {
        service.answers("POST /studies", 200, study("QUEUED", "", ""))
                .answers("GET /studies/abc-0", 200, study("RUNNING", "", ""));

        assertThatThrownBy(() -> follow(Optional.of("the broker died 6 times")))
                .isInstanceOf(CommandException.class)
                .hasMessage("the broker died 6 times");
    }

    @Test
    void aStudyThatTheDiskHasNoRoomForIsRefused() throws IOException {
        service.close();
        service = new ScriptedService();
        client = new StudyClient(service.url());
        service.answers("POST /estimates", 200, ESTIMATE.replace("1000", "9000000000000000"));

        assertThatThrownBy(() -> follow(Optional.empty()))
                .isInstanceOf(CommandException.class)
                .hasMessageMatching("the study needs about \\d+ MB on the disk of .*, and \\d+ MB are free");
    }

    @Test
    void aReportThatNamesAFileOutsideOfItsFolderIsRefused() {
        service.answers("GET /studies/abc-0/report", 200, "[\"../outside\"]")
                .answers("GET /studies/abc-0/report/../outside", 200, "x");

        assertThatThrownBy(() -> ReportFolder.at(directory.resolve("inside")).fetch(client, "abc-0"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("outside of its folder");
        assertThat(directory.resolve("outside")).doesNotExist();
    }

    @Test
    void aReportThatCannotBeWrittenDoesNotLoseTheStudy() throws IOException {
        service.answers("POST /studies", 200, study("FINISHED", "d1", ""));
        answerReport();
        Files.createDirectories(directory.resolve("report.json"));

        assertThatThrownBy(() -> follow(Optional.empty()))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("The study is finished and kept");
    }

    private boolean follow(Optional<String> failure) {
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(stream, stream, false);
        return new StudyRun(client, terminal, Clock.systemUTC(), () -> failure)
                .follow(SUBMISSION, new DiskSpace(directory), ReportFolder.at(directory));
    }

    private void answerReport() {
        service.answers("GET /studies/abc-0/result", 200, "{\"text\": \"the tables\\n\", \"digest\": \"d1\"}")
                .answers("GET /studies/abc-0/report", 200, "[\"report.json\", \"figures/a.csv\"]")
                .answers("GET /studies/abc-0/report/report.json", 200, "{}")
                .answers("GET /studies/abc-0/report/figures/a.csv", 200, "1,2");
    }

    private static String study(String state, String detail, String stages) {
        return """
                {"studyId": "abc", "run": 0, "name": "mine", "state": "%s", "detail": "%s", "waitingFor": "",
                 "stages": [%s], "deadLetters": 2, "repeats": 0}
                """.formatted(state, detail, stages);
    }

    private static String stage(int done, int total) {
        return """
                {"name": "evaluate v0", "done": %d, "total": %d, "rate": 2.5, "secondsLeft": 12.0,
                 "waitingFor": "%s"}
                """.formatted(done, total, done < total ? "generator (3)" : "");
    }
}
