package dev.constellation.study.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** DuckDB's native library, which its driver copies to a temporary file and deletes when the process ends well. */
final class NativeLibrary {
    private static final Path MAPPINGS = Path.of("/proc/self/maps");

    private NativeLibrary() {}

    /**
     * Deletes the file once it is loaded, so that a process that is killed does not leave its 57 MB behind. Where the
     * system does not name the loaded files (outside of Linux) it stays until the process ends.
     */
    static void unlink() {
        try {
            Optional<Path> library = loaded();
            if (library.isPresent()) {
                Files.deleteIfExists(library.get());
            }
        } catch (IOException e) {
            System.getLogger(NativeLibrary.class.getName())
                    .log(System.Logger.Level.DEBUG, "the native library stays", e);
        }
    }

    private static Optional<Path> loaded() throws IOException {
        if (!Files.exists(MAPPINGS)) {
            return Optional.empty();
        }
        try (Stream<String> mappings = Files.lines(MAPPINGS)) {
            return mappings.map(line -> List.of(line.split(" +", 6)))
                    .filter(fields -> fields.size() == 6)
                    .map(List::getLast)
                    .filter(file -> file.contains("/libduckdb_java") && file.endsWith(".so"))
                    .map(Path::of)
                    .findFirst();
        }
    }
}
