package dev.constellation.cli;

import dev.constellation.cli.cluster.Home;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which models the nodes serve. */
final class ModelsOption {
    @Option(
            names = "--models",
            paramLabel = "DIR",
            description =
                    "Directory of the models that the node serves (default: models/tiny); with a file node.env in it"
                            + " they are a language model's.")
    private @Nullable Path models;

    @Option(
            names = "--critic-models",
            paramLabel = "DIR",
            description =
                    "Directory of the models of critics, which get a model node of their own with it (default: none,"
                            + " generator and critic share one node).")
    private @Nullable Path criticModels;

    /** The home that the environment names, with these models. */
    Home home() {
        Home home = Home.of(System.getenv());
        if (models != null) {
            home = home.withModels(models);
        }
        return criticModels == null ? home : home.withCriticModels(criticModels);
    }
}
