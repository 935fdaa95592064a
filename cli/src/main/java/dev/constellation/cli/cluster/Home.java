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
 * @param criticModels directory of the models of critics where they have a node of their own, else that of the models
 * @param portOffset added to every port, so that several installations run side by side
 */
public record Home(Path root, Path state, Path models, Path criticModels, int portOffset) {
    /** System property that the launcher sets to the source tree. */
    public static final String ROOT_PROPERTY = "constellation.root";

    /** The home that the launcher's property and the environment name. */
    public static Home of(Map<String, String> environment) {
        Path root = Path.of(System.getProperty(ROOT_PROPERTY, "")).toAbsolutePath();
        Path models = directory(environment, "CONSTELLATION_NODE_MODELS", root.resolve("models/tiny"));
        return new Home(
                root,
                directory(environment, "CONSTELLATION_HOME", root.resolve(".constellation")),
                models,
                directory(environment, "CONSTELLATION_CRITIC_MODELS", models),
                offset(environment));
    }

    /** The same home with other models; critics have theirs among them unless they have a node of their own. */
    public Home withModels(Path other) {
        Path directory = modelDirectory("--models", other);
        return new Home(root, state, directory, criticsApart() ? criticModels : directory, portOffset);
    }

    /** The same home with a node of their own for critics. */
    public Home withCriticModels(Path other) {
        return new Home(root, state, models, modelDirectory("--critic-models", other), portOffset);
    }

    /** Whether critics have a node of their own. */
    public boolean criticsApart() {
        return !criticModels.equals(models);
    }

    private static Path modelDirectory(String option, Path named) {
        if (!Files.isDirectory(named)) {
            throw new CommandException(
                    ExitCode.BAD_INPUT,
                    "%s: %s is no directory, one as models/tiny is needed".formatted(option, named));
        }
        return named.toAbsolutePath();
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
