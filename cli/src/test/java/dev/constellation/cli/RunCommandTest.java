package dev.constellation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    private static final String STUDY = """
            name: mine
            domain: strings
            profile: ff
            rounds: 0
            banks:
              easy: {tasks: 8, parts: 1}
              mine: {file: tasks.jsonl}
            evaluations:
              - {rounds: [0], banks: [easy, mine], samples: 8}
            """;

    @TempDir
    private Path directory;

    @Test
    void aStudyWithProblemsIsRefusedBeforeAnythingStarts() throws IOException {
        Path study = study("splitz: 2\n");
        Files.writeString(directory.resolve("tasks.jsonl"), "\n\n{\"id\": \"broken\", \"examples\": [{]}\n");

        Printed printed = Printed.by("run", study.toString());

        assertThat(printed.exitCode()).isEqualTo(2);
        assertThat(printed.out()).isEmpty();
        assertThat(printed.err())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith(study + ":10: splitz: unknown key (did you mean 'splits'?)"),
                        line -> assertThat(line).startsWith("tasks.jsonl:3: syntax: "));
    }

    @Test
    void aMissingBankFileIsNamed() throws IOException {
        Path study = study("");

        assertThat(Printed.by("run", study.toString()).err())
                .containsExactly(study + ":7: banks.mine.file: there is no file 'tasks.jsonl'");
    }

    @Test
    void aBankFileThatIsNoTextAFolderOrTooLargeIsNamedWithTheReason() throws IOException {
        Path study = study("");
        Path tasks = directory.resolve("tasks.jsonl");
        String place = study + ":7: banks.mine.file: 'tasks.jsonl' cannot be read: ";

        Files.write(tasks, new byte[] {'{', (byte) 0xff});
        assertThat(Printed.by("run", study.toString()).err()).containsExactly(place + "it is no UTF-8 text");
        Files.write(tasks, new byte[2_000_000]);
        assertThat(Printed.by("run", study.toString()).err())
                .containsExactly(place + "it is too large, a study with its bank files has up to 983040 bytes");
        Files.delete(tasks);
        Files.createDirectory(tasks);
        assertThat(Printed.by("run", study.toString()).err()).containsExactly(place + "Is a directory");
    }

    @Test
    void aBankFileOfAnImpossibleNameIsNotThere() throws IOException {
        Path study = Files.writeString(directory.resolve("study.yaml"), STUDY.replace("tasks.jsonl", "\"a\\0b\""));

        assertThat(Printed.by("run", study.toString()).err())
                .containsExactly(study + ":7: banks.mine.file: there is no file 'a\\u0000b'");
    }

    @Test
    void tasksThatNoProgramCanSolveAreRefused() throws IOException {
        Path study = study("");
        String row = "{\"input\": [\"%s\"%s], \"output\": \"a\"}".formatted("%s", ", \"\"".repeat(5));
        Files.writeString(
                directory.resolve("tasks.jsonl"),
                "{\"id\": \"t\", \"examples\": [%s, %s, %s, %s]}"
                        .formatted(row.formatted(1), row.formatted(2), row.formatted(3), row.formatted(4)));

        assertThat(Printed.by("run", study.toString()).err().getFirst())
                .isEqualTo("tasks.jsonl:1: examples[0]: a row of 6 columns, profile ff takes 5");
    }

    @Test
    void aMissingStudyFileIsNamed() {
        Printed printed = Printed.by("run", "no-such-study.yaml");

        assertThat(printed.exitCode()).isEqualTo(2);
        assertThat(printed.err()).containsExactly("no-such-study.yaml cannot be read: there is no such file");
    }

    @Test
    void aReportFolderThatCannotBeWrittenToIsRefusedBeforeAnythingStarts() throws IOException {
        Path study = study("");
        Path file = Files.writeString(directory.resolve("file"), "");
        String rows = "{\"input\": \"%d\", \"output\": \"a\"}";
        Files.writeString(
                directory.resolve("tasks.jsonl"),
                "{\"id\": \"t\", \"examples\": [%s, %s, %s, %s]}"
                        .formatted(rows.formatted(1), rows.formatted(2), rows.formatted(3), rows.formatted(4)));

        Printed printed = Printed.by(
                "run", study.toString(), "--output", file.resolve("inside").toString());

        assertThat(printed.exitCode()).isEqualTo(1);
        assertThat(printed.out()).isEmpty();
        assertThat(printed.err()).singleElement().asString().startsWith("the report folder " + file);
    }

    @Test
    void impossibleNumbersOfProcessesAreRefused() {
        Printed printed = Printed.by("up", "--verifiers", "0");

        assertThat(printed.exitCode()).isEqualTo(2);
        assertThat(printed.err()).containsExactly("--verifiers: 0, allowed is 1 to 9");
    }

    private Path study(String more) throws IOException {
        return Files.writeString(directory.resolve("study.yaml"), STUDY + more);
    }
}
