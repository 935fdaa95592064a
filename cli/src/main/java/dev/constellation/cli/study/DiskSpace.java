package dev.constellation.cli.study;

import dev.constellation.cli.terminal.CommandException;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The room that a study may take.
 *
 * @param directory where the study is kept
 */
public record DiskSpace(Path directory) {
    private static final long RESERVE_BYTES = 200L << 20;

    /**
     * Refuses a study that the disk has no room for.
     *
     * @throws CommandException with what is needed and what there is
     */
    public void require(long bytes) {
        try {
            FileStore store = Files.getFileStore(directory);
            if (store.getUsableSpace() < bytes + RESERVE_BYTES) {
                throw new CommandException("the study needs about %d MB on the disk of %s, and %d MB are free"
                        .formatted((bytes + RESERVE_BYTES) >> 20, directory, store.getUsableSpace() >> 20));
            }
        } catch (IOException e) {
            throw new CommandException("the free space of %s cannot be read: %s".formatted(directory, e));
        }
    }
}
