package dev.constellation.cli.terminal;

import java.io.Console;
import java.io.PrintStream;

/**
 * Where a command talks to its user.
 *
 * @param out results and progress
 * @param err problems
 * @param interactive whether a person watches, so that lines may be redrawn
 */
public record Terminal(PrintStream out, PrintStream err, boolean interactive) {
    /** The terminal, file or pipe that this process writes to. */
    public static Terminal system() {
        Console console = System.console();
        return new Terminal(System.out, System.err, console != null && console.isTerminal());
    }

    /** Prints a line of progress or result. */
    public void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Prints a problem that the command goes on after. */
    public void warn(String line) {
        err.println(line);
        err.flush();
    }
}
