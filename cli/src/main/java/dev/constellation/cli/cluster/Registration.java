package dev.constellation.cli.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of a process that was started: enough to find it again and never to take another process for it,
 * since the system gives the id of an ended process to a new one.
 *
 * @param id the process
 * @param owner the {@code run} that started it and will stop it; empty when it was started to stay
 */
record Registration(ProcessId id, Optional<ProcessId> owner) {

    /** Whether the process itself runs. */
    boolean isAlive() {
        return id.find().isPresent();
    }

    /** Whether it was started by a {@code run} that ended without stopping it. */
    boolean isLeftOver() {
        return owner.isPresent() && owner.get().find().isEmpty();
    }

    void write(Path file) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.write(draft, List.of(id.toString(), owner.map(ProcessId::toString).orElse("")));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The registration in a file; empty when there is none that can be read. */
    static Optional<Registration> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return ProcessId.parse(lines.getFirst())
                    .map(id ->
                            new Registration(id, lines.size() < 2 ? Optional.empty() : ProcessId.parse(lines.get(1))));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
