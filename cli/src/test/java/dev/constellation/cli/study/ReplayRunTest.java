package dev.constellation.cli.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.cli.terminal.CommandException;
import dev.constellation.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayRunTest {
    private static final ReplayRequest REQUEST = new ReplayRequest("shortest", null, false, null, null);

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private ScriptedService service;
    private StudyClient client;

    @BeforeEach
    void openService() throws IOException {
        service = new ScriptedService();
        client = new StudyClient(service.url());
        service.answers(
                "GET /studies/mine",
                200,
                "{\"studyId\": \"abc\", \"run\": 0, \"name\": \"mine\", \"state\": \"FINISHED\", \"detail\": \"d1\"}");
    }

    @AfterEach
    void closeService() {
        client.close();
        service.close();
    }

    @Test
    void aReplayIsFollowedToItsTablesAndItsFile() {
        service.answers(
                        "POST /studies/abc-0/replays",
                        200,
                        replay("WAITING", "", "waiting for the replays before it", 0))
                .answers("GET /studies/abc-0/replays/f00", 200, replay("RUNNING", "", "selecting", 10))
                .answers("GET /studies/abc-0/replays/f00", 503, "{\"message\": \"starting\"}")
                .answers("GET /studies/abc-0/replays/f00", 200, replay("FINISHED", "", "publishing picks", 40))
                .answers("GET /studies/abc-0/report/replays/f00.json", 200, "{}");

        assertThat(follow()).isTrue();

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("  selecting: 10 of 40", "the tables")
                .contains("Figures: " + directory.resolve("replays/f00.json"));
        assertThat(directory.resolve("replays/f00.json")).hasContent("{}");
    }

    @Test
    void aReplayThatFailsSaysWhyAndPrintsNoTable() {
        service.answers("POST /studies/abc-0/replays", 200, replay("FAILED", "the log lacks 3 cells", "selecting", 40));

        assertThat(follow()).isFalse();

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("The replay failed: the log lacks 3 cells")
                .doesNotContain("the tables");
    }

    @Test
    void everyProblemOfARequestIsShown() {
        service.answers("POST /studies/abc-0/replays", 422, "{\"problems\": [\"policy: line 1\", \"from: no time\"]}");

        assertThatThrownBy(this::follow)
                .isInstanceOf(CommandException.class)
                .hasMessage("policy: line 1\nfrom: no time");
    }

    private boolean follow() {
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        ReplayRun run = new ReplayRun(client, new Terminal(stream, stream, false), Clock.systemUTC(), Optional::empty);
        return run.follow(run.find("mine"), REQUEST, ReportFolder.at(directory));
    }

    private static String replay(String state, String detail, String phase, int done) {
        return """
                {"analysis": "f00", "state": "%s", "detail": "%s", "phase": "%s", "done": %d, "total": 40,
                 "text": "%s", "file": "replays/f00.json"}
                """.formatted(state, detail, phase, done, state.equals("FINISHED") ? "the tables\\n" : "");
    }
}
