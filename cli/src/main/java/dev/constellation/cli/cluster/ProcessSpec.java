package dev.constellation.cli.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How one process is run.
 *
 * @param name name in messages, logs and pid files; instances after the first carry their number
 * @param ports the ports it listens on, at least one; the first is the one that others use
 * @param command its command line
 * @param environment what its environment has besides the inherited one
 * @param log file that its output is appended to
 * @param health whether it answers at {@code /health/ready}
 */
public record ProcessSpec(
        String name,
        List<Integer> ports,
        List<String> command,
        Map<String, String> environment,
        Path log,
        boolean health) {
    /** Copies the collections. */
    public ProcessSpec {
        ports = List.copyOf(ports);
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** The port that others use. */
    public int port() {
        return ports.getFirst();
    }
}
