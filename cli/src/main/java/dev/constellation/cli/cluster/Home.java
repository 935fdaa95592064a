package dev.constellation.cli.cluster;

import dev.constellation.cli.terminal.CommandException;
import dev.constellation.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where Constellation is installed and where it keeps what it remembers.
 *
 * @param root the source tree with its built modules
 * @param state the state directory: log, pid files, adapters, outputs of the processes
 * @param models directory of the models: base and adapters of the embedded node, or settings and adapters of the GPU node
 * @param portOffset added to every port, so that several installations run side by side
 */
public record Home(Path root, Path state, Path models, int portOffset) {
    /** System property that the launcher sets to the source tree. */
    public static final String ROOT_PROPERTY = "constellation.root";

    /** The home that the launcher's property and the environment name. */
    public static Home of(Map<String, String> environment) {
        Path root = Path.of(System.getProperty(ROOT_PROPERTY, "")).toAbsolutePath();
        return new Home(
                root,
                directory(environment, "CONSTELLATION_HOME", root.resolve(".constellation")),
                directory(environment, "CONSTELLATION_NODE_MODELS", root.resolve("models/tiny")),
                offset(environment));
    }

    /** The same home with other models. */
    public Home withModels(Path other) {
        if (!Files.isDirectory(other)) {
            throw new CommandException(
                    ExitCode.BAD_INPUT, "--models: %s is no directory, one as models/tiny is needed".formatted(other));
        }
        return new Home(root, state, other.toAbsolutePath(), portOffset);
    }

    /** File that the output of a process is appended to. */
    public Path log(String process) {
        return state.resolve("logs").resolve(process + ".log");
    }

    /** A directory inside of the state directory, made when it is not there. */
    public Path directory(String name) {
        Path directory = state.resolve(name);
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new CommandException(
                    "the state directory %s cannot be made (%s); CONSTELLATION_HOME names another place"
                            .formatted(directory, CommandException.reason(e)));
        }
    }

    private static Path directory(Map<String, String> environment, String variable, Path otherwise) {
        String named = environment.getOrDefault(variable, "");
        return named.isBlank() ? otherwise : Path.of(named).toAbsolutePath();
    }

    private static int offset(Map<String, String> environment) {
        String offset = environment.getOrDefault("CONSTELLATION_PORT_OFFSET", "0");
        if (!offset.matches("[0-9]{1,5}") || Integer.parseInt(offset) > 40_000) {
            throw new CommandException(
                    "CONSTELLATION_PORT_OFFSET: '%s', allowed is a number from 0 to 40000".formatted(offset));
        }
        return Integer.parseInt(offset);
    }
}
