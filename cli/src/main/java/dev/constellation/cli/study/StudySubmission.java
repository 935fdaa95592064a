package dev.constellation.cli.study;

import dev.constellation.cli.terminal.CommandException;
import dev.constellation.cli.terminal.ExitCode;
import dev.constellation.core.study.InvalidStudyException;
import dev.constellation.core.study.StudyDefinition;
import dev.constellation.core.study.StudyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
            String yaml = Files.readString(study);
            StudyFile.parse(study.toString(), yaml, path -> bankFile(study, path, files));
            return new StudySubmission(study.toString(), yaml, files, fresh);
        } catch (InvalidStudyException e) {
            throw new CommandException(ExitCode.BAD_INPUT, e.getMessage());
        } catch (IOException e) {
            throw new CommandException(ExitCode.BAD_INPUT, "%s cannot be read: %s".formatted(study, reason(e)));
        }
    }

    /** The definition that is submitted. */
    public StudyDefinition definition() {
        return StudyFile.parse(file, yaml, files::get);
    }

    private static @Nullable String bankFile(Path study, String path, Map<String, String> files) {
        Path file = study.resolveSibling(path);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            String text = Files.readString(file);
            files.put(path, text);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.NoSuchFileException missing -> "there is no such file";
            case java.nio.file.AccessDeniedException denied -> "no permission";
            case java.nio.charset.MalformedInputException malformed -> "it is no UTF-8 text";
            default -> e.toString();
        };
    }
}
