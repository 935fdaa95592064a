package dev.constellation.core.adapter;

import dev.constellation.core.FailureException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An adapter store that is a directory, one file per adapter. A file is written under another name, forced to disk and
 * then renamed, so a reader finds a whole adapter or none.
 */
public final class DirectoryAdapterStore implements AdapterStore {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{16,128}");

    private final Path directory;

    /** A store in the given directory, which is created when it is first written to. */
    public DirectoryAdapterStore(Path directory) {
        this.directory = directory;
    }

    @Override
    public Optional<byte[]> get(String digest) throws FailureException {
        Path file = directory.resolve(fileName(digest));
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw FailureException.environment("adapter store: %s cannot be read: %s".formatted(file, e), e);
        }
    }

    @Override
    public String put(String digest, byte[] content) throws FailureException {
        String name = fileName(digest);
        try {
            Files.createDirectories(directory);
            write(directory.resolve(name), content);
            return name;
        } catch (IOException e) {
            throw FailureException.environment(
                    "adapter store: %s cannot be written to %s: %s".formatted(name, directory, e), e);
        }
    }

    private void write(Path file, byte[] content) throws IOException {
        Path unfinished = Files.createTempFile(directory, "unfinished-", ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static String fileName(String digest) throws FailureException {
        if (!DIGEST.matcher(digest).matches()) {
            throw FailureException.input(
                    "adapter digest: '%s', allowed are 16 to 128 digits of 0-9 a-f".formatted(digest));
        }
        return digest + ".adapter";
    }
}
