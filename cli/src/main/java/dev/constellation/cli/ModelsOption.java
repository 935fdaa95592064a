package dev.constellation.cli;

import dev.constellation.cli.cluster.Home;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which models the node serves. */
final class ModelsOption {
    @Option(
            names = "--models",
            paramLabel = "DIR",
            description =
                    "Directory of the models that the node serves (default: models/tiny); with a file node.env in it"
                            + " they are a language model's.")
    private @Nullable Path models;

    /** The home that the environment names, with these models. */
    Home home() {
        Home home = Home.of(System.getenv());
        return models == null ? home : home.withModels(models);
    }
}
