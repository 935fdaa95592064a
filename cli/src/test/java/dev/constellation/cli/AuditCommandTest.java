package dev.constellation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.constellation.cli.study.StudySubmission;
import dev.constellation.core.domain.Domain;
import dev.constellation.core.domain.Example;
import dev.constellation.core.domain.Task;
import dev.constellation.core.study.StudyDefinition;
import dev.constellation.core.tasks.TaskSource;
import dev.constellation.core.tasks.TaskUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {
    private static final Path STUDIES = Path.of("..", "studies");

    @TempDir
    private Path folder;

    @Test
    void trainingDataPoolsSyntheticAndRealBanksOfTheShippedKindLeakNothing() throws IOException {
        Path file = withBanks("real.yaml", "bustle38: {real: bustle38}", "sygus89: {real: sygus89}");

        Printed printed = Printed.by("audit", file.toString());

        assertThat(printed.out())
                .contains("bank 'easy': 8 tasks", "bank 'bustle38': 38 tasks", "self-training: 24 tasks")
                .last()
                .isEqualTo("Nothing that training data, critic pools and banks have in common.");
        assertThat(printed.exitCode()).isZero();
    }

    @Test
    void aBankThatHoldsATaskOfItsOwnSelfTrainingIsFound() throws IOException {
        Task leaked = selfTrainingTask();
        Files.writeString(
                folder.resolve("mine.jsonl"), line(leaked.examples()) + "\n" + line(rows("a", "b", "c", "d")));
        Path file = withBanks("leaky.yaml", "mine: {file: mine.jsonl}");

        Printed printed = Printed.by("audit", file.toString());

        assertThat(printed.exitCode()).isEqualTo(1);
        assertThat(printed.out())
                .contains("bank 'mine': 2 tasks")
                .anyMatch(line -> line.startsWith("bank 'mine' and self-training: 12 common inputs, such as ["))
                .anyMatch(line -> line.startsWith("bank 'mine' and self-training: 12 common examples, such as ["))
                .noneMatch(line -> line.contains("bank 'easy' and") || line.contains("critic pool and"));
    }

    @Test
    void aFileThatIsNoStudyIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("no.yaml"), "name: 7");

        assertThat(Printed.by("audit", file.toString()).exitCode()).isEqualTo(2);
    }

    @Test
    void aFileThatIsMissingIsNamedBeforeAnythingStarts() {
        Printed printed = Printed.by("audit", folder.resolve("missing.yaml").toString());

        assertThat(printed.exitCode()).isEqualTo(2);
        assertThat(String.join("\n", printed.err())).contains("missing.yaml");
    }

    /** The smallest shipped study with further banks. */
    private Path withBanks(String name, String... banks) throws IOException {
        String study = Files.readString(STUDIES.resolve("small.yaml"));
        String names = Stream.of(banks)
                .map(bank -> bank.substring(0, bank.indexOf(':')))
                .collect(Collectors.joining(", "));
        return Files.writeString(
                folder.resolve(name),
                study.replace("banks:\n", "banks:\n  " + String.join("\n  ", banks) + "\n")
                        .replace("banks: [easy, hard]", "banks: [easy, hard, " + names + "]"));
    }

    private static Task selfTrainingTask() {
        StudyDefinition study =
                StudySubmission.read(STUDIES.resolve("small.yaml"), false).definition();
        return new TaskSource(Domain.find("strings").orElseThrow(), study)
                .tasks(new TaskUse.OfRound(0, 1))
                .tasks()
                .get(5);
    }

    private static List<Example> rows(String... texts) {
        List<Example> rows = new ArrayList<>();
        for (String text : texts) {
            rows.add(new Example(List.of("unheard of " + text), text));
        }
        return rows;
    }

    private static String line(List<Example> rows) throws IOException {
        return new ObjectMapper()
                .writeValueAsString(Map.of(
                        "id",
                        "task-" + rows.size(),
                        "examples",
                        rows.stream()
                                .map(row -> Map.of("input", row.input(), "output", row.output()))
                                .toList()));
    }
}
