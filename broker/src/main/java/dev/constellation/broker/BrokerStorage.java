package dev.constellation.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Makes a data directory ready for a start. */
public final class BrokerStorage {
    private static final int FORMAT_SECONDS = 60;

    private BrokerStorage() {}

    /** Writes the configuration and formats the log directory unless that was done before. */
    public static void prepare(BrokerSettings settings) {
        try {
            BrokerConfiguration.write(settings);
            createParent(settings.logFile());
            if (!Files.exists(BrokerConfiguration.logDirectory(settings).resolve("meta.properties"))) {
                format(settings);
            }
        } catch (IOException e) {
            throw new BrokerException("broker data directory %s: %s".formatted(settings.dataDir(), e), e);
        }
    }

    private static void format(BrokerSettings settings) throws IOException {
        Process format = new ProcessBuilder(BrokerCommands.format(settings))
                .redirectErrorStream(true)
                .redirectOutput(appendTo(settings))
                .start();
        if (!BrokerReadiness.ends(format.toHandle(), FORMAT_SECONDS, TimeUnit.SECONDS) || format.exitValue() != 0) {
            format.destroyForcibly();
            throw new BrokerException(
                    "formatting %s failed%s".formatted(settings.dataDir(), LogTail.of(settings.logFile())));
        }
    }

    static ProcessBuilder.Redirect appendTo(BrokerSettings settings) {
        return ProcessBuilder.Redirect.appendTo(settings.logFile().toFile());
    }

    private static void createParent(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
    }
}
