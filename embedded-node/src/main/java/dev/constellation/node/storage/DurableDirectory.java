package dev.constellation.node.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory whose files appear whole or not at all: a file is written beside its place, forced to the disk and moved
 * there in one step. What a killed process left half-written is removed when the directory is opened.
 */
public final class DurableDirectory {
    private static final String PARTIAL = ".partial";

    private final Path directory;

    private DurableDirectory(Path directory) {
        this.directory = directory;
    }

    /** Opens a directory, creating it where it is missing. */
    public static DurableDirectory open(Path directory) {
        try {
            Files.createDirectories(directory);
            DurableDirectory opened = new DurableDirectory(directory);
            opened.names(PARTIAL).forEach(opened::delete);
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use directory " + directory, e);
        }
    }

    /** Path of a file, existing or not. */
    public Path path(String name) {
        return directory.resolve(name);
    }

    /** Whether a file exists. */
    public boolean has(String name) {
        return Files.exists(path(name));
    }

    /** Writes a file, replacing one of the same name. */
    public void write(String name, byte[] content) {
        Path partial = path(name + PARTIAL);
        try {
            try (FileChannel channel = FileChannel.open(
                    partial,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(partial, path(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path(name), e);
        }
    }

    /** Moves a complete file of the same file system into this directory. */
    public void adopt(Path file, String name) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
            Files.move(file, path(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot move %s to %s".formatted(file, path(name)), e);
        }
    }

    /** Bytes of a file that exists. */
    public byte[] read(String name) {
        try {
            return Files.readAllBytes(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path(name), e);
        }
    }

    /** Names of the files that end like this, in ascending order. */
    public List<String> names(String ending) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }

    /** Removes a file, if it exists. */
    public void delete(String name) {
        try {
            Files.deleteIfExists(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path(name), e);
        }
    }
}
