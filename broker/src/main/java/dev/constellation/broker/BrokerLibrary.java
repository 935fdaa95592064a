package dev.constellation.broker;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the jars that the build copies together for the broker process. */
public final class BrokerLibrary {
    /** System property that names the directory; without it the source tree is searched. */
    public static final String PROPERTY = "constellation.broker.lib";

    private static final Path IN_SOURCE_TREE = Path.of("broker", "target", "broker-lib");

    private BrokerLibrary() {}

    /**
     * The directory named by {@value #PROPERTY}, else {@code broker/target/broker-lib} of the nearest enclosing folder
     * of the working directory that has one.
     *
     * @throws BrokerException when there is none
     */
    public static Path find() {
        String named = System.getProperty(PROPERTY);
        return named == null ? search(Path.of("").toAbsolutePath()) : require(Path.of(named));
    }

    static Path search(Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve(IN_SOURCE_TREE);
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        throw new BrokerException(
                "no folder above %s has %s: build it with './mvnw -pl broker -am process-resources' or name it with -D%s"
                        .formatted(start, IN_SOURCE_TREE, PROPERTY));
    }

    private static Path require(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new BrokerException("-D%s: %s is not a directory".formatted(PROPERTY, directory));
        }
        return directory;
    }
}
