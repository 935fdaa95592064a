package dev.constellation.study.engine;

import dev.constellation.core.analysis.Analysis;
import dev.constellation.core.analysis.StudyData;
import dev.constellation.core.study.StudyDefinition;
import dev.constellation.report.ReportWriter;
import dev.constellation.report.TextTables;
import dev.constellation.study.Settings;
import dev.constellation.study.plan.StudyKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Keeps reports as files: a directory per run, and beside it the text that the command line prints. */
@ApplicationScoped
public final class FileReports implements Reports {
    private final Path directory;
    private final OptionalDouble nodeHourPrice;

    FileReports(Settings settings) {
        directory = settings.reports();
        nodeHourPrice = settings.nodeHourPrice();
    }

    @Override
    public String write(StudyKey study, StudyDefinition definition, StudyData measured) {
        StudyData data = nodeHourPrice.isPresent() ? measured.priced(nodeHourPrice.getAsDouble()) : measured;
        Analysis analysis = Analysis.of(definition, data);
        try {
            Files.createDirectories(directory);
            new ReportWriter().write(directory(study), definition, analysis, data);
            Files.writeString(text(study), TextTables.of(definition, analysis, data));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "reports: %s cannot be written (%s)".formatted(directory(study), e.getMessage()), e);
        }
        return analysis.digest();
    }

    @Override
    public boolean exists(StudyKey study) {
        return Files.exists(text(study)) && Files.isDirectory(directory(study));
    }

    /** The tables as text; empty when the report is not there. */
    public Optional<String> read(StudyKey study) {
        return bytes(text(study)).map(String::new);
    }

    /** Relative paths of the report's files, sorted; none when the report is not there. */
    public List<String> files(StudyKey study) {
        Path report = directory(study);
        if (!Files.isDirectory(report)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(report)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> report.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One file of a report; empty when there is none of this path inside of the report. */
    public Optional<byte[]> file(StudyKey study, String path) {
        return files(study).contains(path) ? bytes(directory(study).resolve(path)) : Optional.empty();
    }

    /** Where a file of a replay goes, within the report of its study. */
    public Path replay(StudyKey study, Path file) {
        try {
            return Files.createDirectories(directory(study).resolve("replays")).resolve(file);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "reports: %s cannot be written (%s)".formatted(directory(study), e.getMessage()), e);
        }
    }

    private Path directory(StudyKey study) {
        return directory.resolve(study.toString());
    }

    private Path text(StudyKey study) {
        return directory.resolve(study + ".txt");
    }

    private static Optional<byte[]> bytes(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
