package dev.constellation.cli.cluster;

import dev.constellation.cli.terminal.CommandException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts processes in sessions of their own where the system has {@code setsid}: a Ctrl-C in the terminal then reaches
 * the command line alone, which stops the processes in order.
 */
final class Launcher {
    private static final long MOST_LOG_BYTES = 20L << 20;

    private final Path directory;
    private final Clock clock;
    private final Optional<Path> setsid;

    /** Launches processes that work in a directory. */
    Launcher(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
        this.setsid = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(place -> Path.of(place, "setsid"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts a process.
     *
     * @throws CommandException when its port is taken or it cannot be started
     */
    ProcessHandle launch(ProcessSpec spec) {
        for (int port : spec.ports()) {
            if (!Ports.becomesFree(port)) {
                throw new CommandException(
                        "port %d, which the %s needs, is taken: %s".formatted(port, spec.name(), Ports.whoHolds(port)));
            }
        }
        List<String> command =
                new ArrayList<>(setsid.map(Path::toString).stream().toList());
        command.addAll(spec.command());
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(spec.environment());
        try {
            openLog(spec);
            return builder.redirectOutput(
                            ProcessBuilder.Redirect.appendTo(spec.log().toFile()))
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start()
                    .toHandle();
        } catch (IOException e) {
            throw new CommandException("the %s cannot be started: %s".formatted(spec.name(), e.getMessage()));
        }
    }

    private void openLog(ProcessSpec spec) throws IOException {
        Path log = spec.log();
        Files.createDirectories(log.resolve("..").normalize());
        if (Files.exists(log) && Files.size(log) > MOST_LOG_BYTES) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(
                log,
                "---- %s %s%n".formatted(clock.instant(), String.join(" ", spec.command())),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
