package dev.constellation.broker;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.Uuid;

/** The command lines of the broker's jars, for those who start processes themselves. */
public final class BrokerCommands {
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Djava.awt.headless=true",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSS");

    private BrokerCommands() {}

    /** Runs the broker in the foreground until SIGTERM. */
    public static List<String> run(BrokerSettings settings) {
        return java(
                settings,
                "-Xmx256m",
                "kafka.Kafka",
                BrokerConfiguration.file(settings).toString());
    }

    /** Formats an empty data directory with a new cluster id and a quorum of this node alone. */
    public static List<String> format(BrokerSettings settings) {
        return java(
                settings,
                "-Xmx64m",
                "kafka.tools.StorageTool",
                "format",
                "--standalone",
                "--cluster-id",
                Uuid.randomUuid().toString(),
                "--config",
                BrokerConfiguration.file(settings).toString());
    }

    private static List<String> java(BrokerSettings settings, String heap, String... mainAndArguments) {
        List<String> command = new ArrayList<>();
        command.add(settings.javaExecutable().toString());
        command.add(heap);
        command.addAll(JVM);
        command.add("-cp");
        command.add(settings.libDir().resolve("*").toAbsolutePath().toString());
        command.addAll(List.of(mainAndArguments));
        return command;
    }
}
