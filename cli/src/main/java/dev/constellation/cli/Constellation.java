package dev.constellation.cli;

import dev.constellation.cli.terminal.CommandException;
import dev.constellation.cli.terminal.Terminal;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command line. */
@Command(
        name = "constellation",
        version = "constellation 0.1.0",
        mixinStandardHelpOptions = true,
        description = "Runs and measures self-training of language models where an exact verifier is free.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "  test [--fast]    Runs the tests; --fast leaves out those of the whole system.",
            "",
            "CONSTELLATION_HOME names the state directory (default: .constellation beside the sources),",
            "CONSTELLATION_PORT_OFFSET is added to every port, so that several can run side by side."
        })
public final class Constellation {
    private Constellation() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(run(Terminal.system(), arguments));
    }

    /** Runs one command; returns its exit code. */
    public static int run(Terminal terminal, String... arguments) {
        CommandLine commands = new CommandLine(new Constellation());
        for (Object command : List.of(
                new RunCommand(terminal),
                new UpCommand(terminal),
                new DownCommand(terminal),
                new StatusCommand(terminal),
                new CancelCommand(terminal),
                new CompareCommand(terminal),
                new SqlCommand(terminal),
                new ExportCommand(terminal),
                new ReplayCommand(terminal),
                new LogsCommand(terminal),
                new VerifyCommand(terminal),
                new AuditCommand(terminal),
                new DoctorCommand(terminal),
                new HelpCommand())) {
            commands.addSubcommand(command);
        }
        return commands.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(writer(terminal.out()))
                .setErr(writer(terminal.err()))
                .setExecutionExceptionHandler((exception, command, parsed) -> explain(terminal, exception))
                .execute(arguments);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static int explain(Terminal terminal, Exception exception) throws Exception {
        if (exception instanceof CommandException refused) {
            terminal.warn(refused.getMessage());
            return refused.exitCode();
        }
        throw exception;
    }
}
