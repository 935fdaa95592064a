package dev.constellation.cli.cluster;

import dev.constellation.cli.terminal.CommandException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The processes that were started from one state directory, as files that outlive the one who started them. */
final class Registry {
    private static final String SUFFIX = ".pid";

    private final Path directory;

    Registry(Path directory) {
        this.directory = directory;
    }

    Optional<Registration> find(String name) {
        return Registration.read(file(name));
    }

    /** All registrations by name, those of ended processes too. */
    TreeMap<String, Registration> all() {
        TreeMap<String, Registration> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .forEach(name -> find(name).ifPresent(registration -> all.put(name, registration)));
            return all;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    void put(String name, Registration registration) {
        try {
            registration.write(file(name));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    void remove(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Does something while no other command line of this state directory starts or stops processes. */
    synchronized <T> T exclusively(Supplier<T> action) {
        try (FileChannel channel = FileChannel.open(
                        directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            return action.get();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Path file(String name) {
        return directory.resolve(name + SUFFIX);
    }

    private CommandException unusable(IOException e) {
        return new CommandException("the directory %s cannot be used: %s".formatted(directory, e));
    }
}
