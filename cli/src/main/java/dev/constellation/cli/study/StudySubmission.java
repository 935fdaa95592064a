package dev.constellation.cli.study;

import dev.constellation.cli.terminal.CommandException;
import dev.constellation.cli.terminal.ExitCode;
import dev.constellation.core.study.InvalidStudyException;
import dev.constellation.core.study.StudyDefinition;
import dev.constellation.core.study.StudyFile;
import dev.constellation.events.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to the study service.
 *
 * @param file name of the study file, for messages
 * @param yaml its text
 * @param files texts of the bank files it names, by the path it names them with
 * @param fresh whether a finished study is to be repeated as a new run
 */
public record StudySubmission(String file, String yaml, Map<String, String> files, boolean fresh) {
    /** Copies the map. */
    public StudySubmission {
        files = Map.copyOf(files);
    }

    /**
     * Reads a study file and the bank files it names, which it gives relative to itself.
     *
     * @throws CommandException with every problem of the files
     */
    public static StudySubmission read(Path study, boolean fresh) {
        Map<String, String> files = new LinkedHashMap<>();
        try {
            String yaml = text(study);
            StudyFile.parse(study.toString(), yaml, path -> bankFile(study, path, files));
            return new StudySubmission(study.toString(), yaml, files, fresh);
        } catch (InvalidStudyException e) {
            throw new CommandException(ExitCode.BAD_INPUT, e.getMessage());
        } catch (IOException e) {
            throw CommandException.unreadable(study, e);
        }
    }

    /** The definition that is submitted. */
    public StudyDefinition definition() {
        return StudyFile.parse(file, yaml, files::get);
    }

    private static @Nullable String bankFile(Path study, String path, Map<String, String> files) {
        try {
            String text = text(study.resolveSibling(path));
            files.put(path, text);
            return text;
        } catch (NoSuchFileException | InvalidPathException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(CommandException.reason(e), e);
        }
    }

    /** A text that is not too large to be submitted. */
    private static String text(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(Topic.MAX_SUBMISSION_BYTES + 1);
            if (bytes.length > Topic.MAX_SUBMISSION_BYTES) {
                throw new IOException("it is too large, a study with its bank files has up to %d bytes"
                        .formatted(Topic.MAX_SUBMISSION_BYTES));
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }
}
