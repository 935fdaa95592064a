package dev.constellation.cli;

import dev.constellation.cli.cluster.Home;
import dev.constellation.cli.cluster.LogTail;
import dev.constellation.cli.terminal.CommandException;
import dev.constellation.cli.terminal.ExitCode;
import dev.constellation.cli.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Shows what a process printed.")
final class LogsCommand implements Callable<Integer> {
    private static final String SUFFIX = ".log";

    @Parameters(paramLabel = "SERVICE", description = "Name of the process, as 'constellation status' shows it.")
    private String service;

    @Option(names = "-f", description = "Go on with what it prints from now on.")
    private boolean follow;

    @Option(
            names = "-n",
            paramLabel = "LINES",
            defaultValue = "100",
            description = "Lines (default: ${DEFAULT-VALUE}).")
    private int lines;

    private final Terminal terminal;

    LogsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (lines < 0) {
            throw new CommandException(ExitCode.BAD_INPUT, "-n: %d, allowed is 0 or more".formatted(lines));
        }
        Home home = Home.of(System.getenv());
        Path log = home.log(service);
        if (!Files.isRegularFile(log)) {
            throw new CommandException(
                    ExitCode.BAD_INPUT, "'%s' has printed nothing here; there are %s".formatted(service, known(home)));
        }
        LogTail.of(log, lines).forEach(terminal::say);
        if (follow) {
            follow(log);
        }
        return ExitCode.SUCCESS;
    }

    private void follow(Path log) throws IOException, InterruptedException {
        try (InputStream end = Files.newInputStream(log)) {
            end.skipNBytes(Files.size(log));
            while (true) {
                end.transferTo(terminal.out());
                terminal.out().flush();
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }

    private static List<String> known(Home home) throws IOException {
        try (Stream<Path> logs = Files.list(home.directory("logs"))) {
            return logs.map(log -> log.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        }
    }
}
