package dev.constellation.broker;

import java.nio.file.Path;

/**
 * Where and how a local broker runs.
 *
 * @param libDir directory of the broker's jars, as {@link BrokerLibrary#find} finds it
 * @param dataDir directory of its log; formatted at first start and used again afterwards
 * @param port port for clients, on loopback
 * @param controllerPort port of the controller listener, on loopback
 * @param logFile file that its output is appended to
 * @param javaExecutable the {@code java} command that runs it
 * @param partitions partitions of every topic of the catalogue, fixed when the topics are created
 */
public record BrokerSettings(
        Path libDir, Path dataDir, int port, int controllerPort, Path logFile, Path javaExecutable, int partitions) {
    /** Partitions unless something else is asked for. */
    public static final int DEFAULT_PARTITIONS = 4;

    private static final int MAX_PORT = 65_535;

    /** Refuses impossible ports and partition counts, naming the field. */
    public BrokerSettings {
        requireWithin("port", port, MAX_PORT);
        requireWithin("controllerPort", controllerPort, MAX_PORT);
        requireWithin("partitions", partitions, 1000);
        if (port == controllerPort) {
            throw new IllegalArgumentException("broker.controllerPort: %d is the port for clients too".formatted(port));
        }
    }

    /** Settings with the usual number of partitions. */
    public BrokerSettings(Path libDir, Path dataDir, int port, int controllerPort, Path logFile, Path javaExecutable) {
        this(libDir, dataDir, port, controllerPort, logFile, javaExecutable, DEFAULT_PARTITIONS);
    }

    /** Address for clients. */
    public String bootstrapServers() {
        return BrokerConfiguration.HOST + ":" + port;
    }

    private static void requireWithin(String field, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException("broker.%s: %d is outside 1..%d".formatted(field, value, most));
        }
    }
}
