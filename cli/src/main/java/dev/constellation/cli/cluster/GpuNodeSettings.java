package dev.constellation.cli.cluster;

import dev.constellation.cli.terminal.CommandException;
import dev.constellation.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Settings of a GPU node: the file {@value #FILE} in a directory of models says that they are a language model's and how it
 * is served, a variable of the node's or the services' environment a line; {@code {models}} in a value is the directory.
 */
final class GpuNodeSettings {
    static final String FILE = "node.env";

    private static final String LINE = "CONSTELLATION_[A-Z0-9_]+=.*";

    private GpuNodeSettings() {}

    /**
     * The settings in a directory of models; empty when the models are the embedded node's.
     *
     * @throws CommandException naming the line that is none
     */
    static Optional<Map<String, String>> in(Path models) {
        Path file = models.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Map<String, String> settings = new TreeMap<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                requireSetting(file, i + 1, line);
                int end = line.indexOf('=');
                String value = line.substring(end + 1)
                        .replace("{models}", models.toAbsolutePath().toString());
                settings.put(line.substring(0, end), value);
            }
        }
        return Optional.of(settings);
    }

    private static void requireSetting(Path file, int number, String line) {
        if (!line.matches(LINE)) {
            throw new CommandException(
                    ExitCode.BAD_INPUT,
                    "%s, line %d: '%s', allowed are CONSTELLATION_NAME=VALUE, # comments and empty lines"
                            .formatted(file, number, line));
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new CommandException("%s cannot be read (%s)".formatted(file, CommandException.reason(e)));
        }
    }
}
