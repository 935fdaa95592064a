package dev.constellation.node.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Everything the node keeps across restarts, locked against a second node.
 *
 * <p>{@code files}: training sets; {@code adapters}: adapters that were put or trained; {@code jobs}: job records;
 * {@code incoming}: uploads in progress, emptied at start.
 */
public final class StateDirectory implements AutoCloseable {
    private final FileChannel lock;
    private final DurableDirectory files;
    private final DurableDirectory adapters;
    private final DurableDirectory jobs;

    private StateDirectory(Path root, FileChannel lock) {
        this.lock = lock;
        this.files = DurableDirectory.open(root.resolve("files"));
        this.adapters = DurableDirectory.open(root.resolve("adapters"));
        this.jobs = DurableDirectory.open(root.resolve("jobs"));
        DurableDirectory incoming = DurableDirectory.open(root.resolve("incoming"));
        incoming.names("").forEach(incoming::delete);
    }

    /** Opens and locks the directory; fails when another node holds it. */
    public static StateDirectory open(Path root) {
        try {
            Files.createDirectories(root);
            FileChannel channel =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new IllegalStateException(
                        "constellation.node.state: %s is used by another node; give each node a directory of its own"
                                .formatted(root.toAbsolutePath()));
            }
            return new StateDirectory(root, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("constellation.node.state: cannot use " + root.toAbsolutePath(), e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    /** Training sets. */
    public DurableDirectory files() {
        return files;
    }

    /** Adapters that were put or trained. */
    public DurableDirectory adapters() {
        return adapters;
    }

    /** Job records. */
    public DurableDirectory jobs() {
        return jobs;
    }

    /** Releases the lock. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release the state directory", e);
        }
    }
}
