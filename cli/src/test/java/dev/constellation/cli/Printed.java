package dev.constellation.cli;

import dev.constellation.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a command printed and returned.
 *
 * @param exitCode what the process would have returned
 * @param out lines of standard output
 * @param err lines of standard error
 */
record Printed(int exitCode, List<String> out, List<String> err) {
    /** Runs a command in this process. */
    static Printed by(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(stream(out), stream(err), false);
        int exitCode = Constellation.run(terminal, arguments);
        return new Printed(exitCode, lines(out), lines(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static List<String> lines(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
