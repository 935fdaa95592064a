package dev.constellation.cli.study;

import dev.constellation.cli.terminal.CommandException;
import dev.constellation.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder of an export. Files arrive under another name and get their own when all of them are there, so that an export
 * that is interrupted leaves those of the one before, or none.
 */
public final class ParquetFolder {
    private static final String SUFFIX = ".parquet";
    private static final String UNFINISHED = ".unfinished";

    private final Path folder;

    private ParquetFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * A folder, made when it is not there.
     *
     * @throws CommandException when it cannot be made
     */
    public static ParquetFolder at(Path folder) {
        try {
            return new ParquetFolder(Files.createDirectories(folder));
        } catch (IOException e) {
            throw new CommandException(
                    "--parquet: the folder %s cannot be made (%s)".formatted(folder, CommandException.reason(e)));
        }
    }

    /**
     * Fetches all views of a study.
     *
     * @throws CommandException when one does not arrive; no file of this export is there then
     */
    public void fetch(StudyClient client, String study, Terminal terminal) {
        List<String> views = client.views();
        List<String> arrived = new ArrayList<>();
        try {
            for (String view : views) {
                arrived.add(view);
                fetch(client, study, view, terminal);
            }
            for (String view : views) {
                Files.move(unfinished(view), folder.resolve(view + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
            }
            terminal.say("%d files in %s".formatted(views.size(), folder));
        } catch (IOException e) {
            throw new CommandException("the export of %s to %s was interrupted and left nothing new: %s"
                    .formatted(study, folder, CommandException.reason(e)));
        } finally {
            arrived.forEach(this::forget);
        }
    }

    private void fetch(StudyClient client, String study, String view, Terminal terminal) throws IOException {
        String notice = client.download(study, view, unfinished(view));
        terminal.say("  %-11s %,12d bytes".formatted(view, Files.size(unfinished(view))));
        if (!notice.isEmpty()) {
            terminal.warn("Incomplete: " + notice);
        }
    }

    private Path unfinished(String view) {
        return folder.resolve("." + view + SUFFIX + UNFINISHED);
    }

    private void forget(String view) {
        try {
            Files.deleteIfExists(unfinished(view));
        } catch (IOException e) {
            throw new CommandException(
                    "%s cannot be deleted (%s)".formatted(unfinished(view), CommandException.reason(e)));
        }
    }
}
