package dev.constellation.cli.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.cli.terminal.CommandException;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownStudiesTest {
    private static final String STUDY =
            "{\"studyId\": \"%s\", \"run\": %d, \"name\": \"%s\", \"state\": \"FINISHED\", \"deadLetters\": 0}";

    private ScriptedService service;
    private StudyClient client;
    private KnownStudies studies;

    @BeforeEach
    void start() throws IOException {
        service = new ScriptedService();
        client = new StudyClient(service.url());
        studies = new KnownStudies(client, Clock.systemUTC(), Optional::empty);
    }

    @AfterEach
    void stop() {
        client.close();
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mine", "cd", "cd-1"})
    void aStudyIsFoundByNameIdAndRunAndTheLatestOfSeveralIsTaken(String text) {
        service.answers("GET /studies", 200, list(STUDY.formatted("ab", 0, "mine"), STUDY.formatted("cd", 1, "mine")))
                .answers(
                        "GET /studies/cd-1/submission",
                        200,
                        "{\"file\": \"mine.yaml\", \"yaml\": \"name: mine\", \"files\": {\"a.jsonl\": \"{}\"}}");

        StudySubmission found = studies.submission(text);

        assertThat(found.file()).isEqualTo("mine.yaml");
        assertThat(found.yaml()).isEqualTo("name: mine");
        assertThat(found.files()).containsEntry("a.jsonl", "{}");
    }

    @Test
    void whatThereIsNotIsRefusedWithTheNamesThatThereAre() {
        service.answers(
                "GET /studies", 200, list(STUDY.formatted("ab", 0, "one"), STUDY.formatted("cd", 0, "another")));

        assertThatThrownBy(() -> studies.submission("mine"))
                .isInstanceOf(CommandException.class)
                .hasMessage("there is no file 'mine' and no study of this name or id; there are another, one");
    }

    @Test
    void withoutAnyStudyThatIsSaid() {
        service.answers("GET /studies", 200, "[]");

        assertThatThrownBy(() -> studies.submission("mine")).hasMessageEndingWith("; no study was run here");
    }

    private static String list(String... studies) {
        return "[" + String.join(", ", studies) + "]";
    }
}
