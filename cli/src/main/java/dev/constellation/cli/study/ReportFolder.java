package dev.constellation.cli.study;

import dev.constellation.cli.terminal.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder that a report is written to. */
public final class ReportFolder {
    private final Path folder;

    private ReportFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * A folder, made when it is not there.
     *
     * @throws CommandException when it cannot be written to, so that this is known before a study runs
     */
    public static ReportFolder at(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".writable", ""));
            return new ReportFolder(folder);
        } catch (IOException e) {
            throw new CommandException("the report folder %s cannot be written to (%s); name another one with --output"
                    .formatted(folder, CommandException.reason(e)));
        }
    }

    /**
     * Fetches a report.
     *
     * @throws CommandException when the disk refuses; the study is kept by the service and can be fetched again
     */
    public Path fetch(StudyClient client, String studyId) {
        List<String> files = client.reportFiles(studyId);
        for (String file : files) {
            write(file, client.reportFile(studyId, file));
        }
        return folder;
    }

    /**
     * Fetches one file of a report; its place in the folder.
     *
     * @throws CommandException when the disk refuses; the file is kept by the service and can be fetched again
     */
    public Path fetch(StudyClient client, String studyId, String file) {
        write(file, client.reportFile(studyId, file));
        return folder.resolve(file);
    }

    private void write(String file, byte[] content) {
        Path target = folder.resolve(file).normalize();
        if (!target.startsWith(folder.normalize())) {
            throw new CommandException("the report names a file outside of its folder: " + file);
        }
        try {
            Files.createDirectories(target.resolveSibling("."));
            Files.write(target, content);
        } catch (IOException e) {
            throw new CommandException(
                    ("the report cannot be written to %s (%s). The study is finished and kept: the same command with"
                                    + " another --output fetches its report")
                            .formatted(target, CommandException.reason(e)));
        }
    }
}
