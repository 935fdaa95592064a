package dev.constellation.cli;

import dev.constellation.cli.cluster.Fleet;
import picocli.CommandLine.Option;

/** How many processes are wanted of the services that may run more than once. */
final class FleetOptions {
    @Option(
            names = "--verifiers",
            paramLabel = "N",
            defaultValue = "1",
            description = "Verifier processes (default: ${DEFAULT-VALUE}).")
    int verifiers;

    @Option(
            names = "--generators",
            paramLabel = "N",
            defaultValue = "1",
            description = "Generator processes (default: ${DEFAULT-VALUE}).")
    int generators;

    Fleet fleet() {
        return new Fleet(verifiers, generators);
    }
}
