package dev.constellation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    private static final Path VECTORS =
            Path.of("..", "domains", "strings", "src", "test", "resources", "dev", "constellation", "strings");

    @TempDir
    private Path directory;

    @Test
    void theEvaluatorAgreesWithTheReferenceVectors() {
        Printed printed = Printed.by(
                "verify",
                "--profile",
                "rf",
                VECTORS.resolve("robustfill-vectors.jsonl").toString());

        assertThat(printed.out()).containsExactly("189 passed, 0 failed");
        assertThat(printed.exitCode()).isZero();
    }

    @Test
    void packedFilesAreUnpacked() {
        Printed printed = Printed.by(
                "verify",
                "--profile",
                "rf",
                VECTORS.resolve("robustfill-random.jsonl.gz").toString());

        assertThat(printed.out()).containsExactly("20000 passed, 0 failed");
    }

    @Test
    void everyDisagreementAndEveryBrokenLineIsPrintedWithItsPlace() throws IOException {
        Path file = Files.writeString(directory.resolve("lines.jsonl"), """
                {"program": "Concat(GetToken(x, WORD, 1))", "input": "Ada Lovelace", "output": "Ada"}
                {"program": "GetToken(x, WORD, 1)", "input": ["Ada Lovelace"], "output": "Grace"}

                {"program": "GetToken(x, WORD", "input": "a", "output": "a"}
                {"program": "x", "input": "a"
                {"program": "x", "input": 7, "output": "a"}
                {"program": "x", "input": [], "output": "a"}
                {"input": "a", "output": "a"}
                [1]
                """);

        Printed printed = Printed.by("verify", "--profile", "ff", file.toString());

        assertThat(printed.exitCode()).isEqualTo(1);
        assertThat(printed.out())
                .hasSize(8)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo(file + ":2: GetToken(x, WORD, 1) on [Ada Lovelace]: expected \"Grace\", got"
                                        + " \"Ada\""),
                        line -> assertThat(line)
                                .startsWith(file + ":4: GetToken(x, WORD on [a]: expected \"a\", got no program:"),
                        line -> assertThat(line).startsWith(file + ":5: no JSON: "),
                        line -> assertThat(line)
                                .isEqualTo(
                                        file + ":6: input: 7, allowed is a string or an array of at least one string"),
                        line -> assertThat(line)
                                .isEqualTo(
                                        file + ":7: input: [], allowed is a string or an array of at least one string"),
                        line -> assertThat(line).isEqualTo(file + ":8: program: missing, allowed is a string"),
                        line -> assertThat(line)
                                .isEqualTo(file + ":9: a JSON object with program, input and output is needed"),
                        line -> assertThat(line).isEqualTo("1 passed, 7 failed"));
    }

    @Test
    void hugeDeepAndHostileProgramsAreLinesThatFail() throws IOException {
        String deep = "Trim(".repeat(10_000) + "x" + ")".repeat(10_000);
        String huge = "\\\"" + "a".repeat(10_000_000) + "\\\"";
        Path file = Files.writeString(
                directory.resolve("hostile.jsonl"),
                "{\"program\": \"%s\", \"input\": \"a\", \"output\": \"a\"}%n{\"program\": \"%s\", \"input\": \"a\", \"output\": \"a\"}%n"
                        .formatted(deep, huge));

        Printed printed = Printed.by("verify", "--profile", "ff", file.toString());

        assertThat(printed.out().getLast()).isEqualTo("0 passed, 2 failed");
        assertThat(printed.out()).allSatisfy(line -> assertThat(line.length()).isLessThan(1_000));
    }

    @Test
    void aProgramWhoseOutputGrowsBeyondItsInputIsRunInBoundedMemory() throws IOException {
        String program = "Concat(" + "SubStr(1, -1), ".repeat(31) + "SubStr(1, -1))";
        Path file = Files.writeString(
                directory.resolve("growing.jsonl"),
                "{\"program\": \"%s\", \"input\": \"%s\", \"output\": \"a\"}".formatted(program, "a".repeat(99_000)));

        Printed printed = Printed.by("verify", "--profile", "rf", file.toString());

        assertThat(printed.out().getLast()).isEqualTo("0 passed, 1 failed");
        assertThat(printed.out().getFirst()).contains("expected \"a\", got \"").hasSizeLessThan(2_000);
    }

    @Test
    void aLineIsOneWholeJsonObjectOfUtf8TextOrFails() throws IOException {
        String good = "{\"program\": \"x\", \"input\": \"é😀\", \"output\": \"é😀\", \"note\": 1}";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((good + "\r\n\r\n" + good + " {}\n").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(good.getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes("\n{\"program\": \"x\", \"program\": \"x2\", \"input\": \"\", \"output\": \"\"}\n{"
                .getBytes(StandardCharsets.UTF_8));
        Path file = Files.write(directory.resolve("lines.jsonl"), bytes.toByteArray());

        assertThat(Printed.by("verify", "--profile", "ff", file.toString()).out())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(file + ":3: no JSON: Trailing token"),
                        line -> assertThat(line).isEqualTo(file + ":4: no UTF-8 text"),
                        line -> assertThat(line).isEqualTo(file + ":5: no JSON: Duplicate field 'program'"),
                        line -> assertThat(line)
                                .isEqualTo(file + ":6: no JSON: Unexpected end-of-input: expected close marker for"
                                        + " Object"),
                        line -> assertThat(line).isEqualTo("1 passed, 4 failed"));
    }

    @Test
    void aLineThatIsTooLongFailsAndTheNextOneIsRead() throws IOException {
        String line = "{\"program\": \"x\", \"input\": \"%s\", \"output\": \"b\"}";
        Path file = Files.writeString(
                directory.resolve("long.jsonl"), line.formatted("a".repeat(200_000)) + "\n" + line.formatted("b"));

        assertThat(Printed.by("verify", "--profile", "ff", file.toString()).out())
                .containsExactly(file + ":1: 200044 bytes, allowed are up to 100000", "1 passed, 1 failed");
    }

    @Test
    void whatATerminalWouldActOnIsSpelled() throws IOException {
        Path file = Files.writeString(
                directory.resolve("control.jsonl"),
                "{\"program\": \"x\", \"input\": \"\\u001b[31m\", \"output\": \"\\n\\ud83d\"}");

        assertThat(Printed.by("verify", "--profile", "ff", file.toString())
                        .out()
                        .getFirst())
                .isEqualTo(file + ":1: x on [\\u001b[31m]: expected \"\\u000a\\ud83d\", got \"\\u001b[31m\"");
    }

    @Test
    void whatIsUnknownIsRefusedWithWhatIsAllowed() {
        assertThat(Printed.by("verify", "--profile", "xx", "-").err())
                .singleElement()
                .asString()
                .startsWith("--profile: 'xx' is unknown; there are [");
        Printed missing = Printed.by("verify", "--profile", "ff", "no-such-file.jsonl");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).containsExactly("no-such-file.jsonl cannot be read: there is no such file");
        assertThat(Printed.by("verify", "--profile", "ff", directory.toString()).err())
                .containsExactly(directory + " cannot be read: Is a directory");
    }
}
