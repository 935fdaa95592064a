package dev.constellation.study.store;

import java.nio.file.Path;
import java.util.Map;

/** A projection as a process of its own, which keeps few records in each transaction. */
final class ProjectionProcess {
    private ProjectionProcess() {}

    /** Follows the log at an address into a store in a directory until it is killed. */
    public static void main(String[] arguments) {
        Map<String, Object> connection = Map.of("bootstrap.servers", arguments[0], "max.poll.records", 20);
        new Projection(connection, new StoreFile(Path.of(arguments[1]), 64)).run();
    }
}
