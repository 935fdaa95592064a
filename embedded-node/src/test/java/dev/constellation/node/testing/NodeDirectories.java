package dev.constellation.node.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Gives the node of a Quarkus test a small base and an empty state directory. */
public final class NodeDirectories implements QuarkusTestResourceLifecycleManager {
    public static final String BASE = "small";

    @Override
    public Map<String, String> start() {
        try {
            Path root = Files.createTempDirectory("embedded-node");
            return Map.of(
                    "constellation.node.models",
                            SmallModels.directory(root, BASE).toString(),
                    "constellation.node.state", root.resolve("state").toString(),
                    "constellation.node.warm-up", "PT0S");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
