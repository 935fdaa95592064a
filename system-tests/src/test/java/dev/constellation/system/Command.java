package dev.constellation.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A command of the launcher while it runs and after it ended. */
final class Command {
    private static final String DIGEST = "Report digest ";

    private final Process process;
    private final Path printed;

    private Command(Process process, Path printed) {
        this.process = process;
        this.printed = printed;
    }

    static Command start(ProcessBuilder builder, Path printed) throws IOException {
        return new Command(
                builder.redirectErrorStream(true)
                        .redirectOutput(printed.toFile())
                        .start(),
                printed);
    }

    /** What it printed so far. */
    String text() {
        try {
            return Files.readString(printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end. */
    Command await(Duration atMost) {
        try {
            assertThat(process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS))
                    .as("it ends within %s; it printed:%n%s", atMost, text())
                    .isTrue();
            return this;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until it printed something. */
    void awaitText(String expected) {
        Awaitility.await("'%s' in what is printed".formatted(expected))
                .atMost(Duration.ofMinutes(3))
                .failFast(
                        "ended without '%s'".formatted(expected),
                        () -> !process.isAlive() && !text().contains(expected))
                .until(() -> text().contains(expected));
    }

    /** Requires that it ended well. */
    Command succeeded() {
        assertThat(process.exitValue()).as(text()).isZero();
        return this;
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Asks it to end as Ctrl-C does. */
    void interrupt() throws IOException {
        new ProcessBuilder("kill", "-TERM", String.valueOf(process.pid()))
                .inheritIO()
                .start();
    }

    /** Ends it without giving it a chance to stop what it started. */
    void kill() {
        process.destroyForcibly();
        await(Duration.ofSeconds(10));
    }

    /** The digest it printed at its end. */
    String digest() {
        List<String> digests = text().lines()
                .filter(line -> line.startsWith(DIGEST))
                .map(line -> line.substring(DIGEST.length()))
                .toList();
        assertThat(digests).as(text()).hasSize(1);
        return digests.getFirst();
    }
}
