package dev.constellation.cli;

import dev.constellation.cli.terminal.CommandException;
import dev.constellation.cli.terminal.ExitCode;
import dev.constellation.cli.terminal.Terminal;
import dev.constellation.core.analysis.ComparedStudy;
import dev.constellation.core.analysis.StudyComparison;
import dev.constellation.report.ComparisonReport;
import dev.constellation.report.FinishedReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "compare",
        description = {
            "Compares two finished studies on the tasks that both tried: B less A, with intervals.",
            "Nothing is run; their reports are read."
        })
final class CompareCommand implements Callable<Integer> {
    private static final Path REPORTS = Path.of("reports");

    @Parameters(index = "0", paramLabel = "A", description = "A study's name below reports/, or its report folder.")
    private String first;

    @Parameters(index = "1", paramLabel = "B", description = "The same for the other study.")
    private String second;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Where the comparison goes (default: reports/ and B-against-A).")
    private @Nullable Path output;

    private final Terminal terminal;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ComparisonReport report = new ComparisonReport(compared(read(first), read(second)));
        terminal.say(report.text().stripTrailing());
        Path folder = Objects.requireNonNullElseGet(output, this::standard);
        try {
            report.write(folder);
        } catch (IOException e) {
            throw new CommandException("the comparison cannot be written to %s (%s); name another folder with --output"
                    .formatted(folder, CommandException.reason(e)));
        }
        terminal.say("%nComparison: %s".formatted(folder.resolve("comparison.html")));
        return ExitCode.SUCCESS;
    }

    private Path standard() {
        return REPORTS.resolve("%s-against-%s"
                .formatted(Path.of(second).getFileName(), Path.of(first).getFileName()));
    }

    private static StudyComparison compared(ComparedStudy first, ComparedStudy second) {
        try {
            return StudyComparison.of(first, second);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()));
        }
    }

    private static ComparedStudy read(String study) {
        Path folder = FinishedReport.isIn(Path.of(study)) ? Path.of(study) : REPORTS.resolve(study);
        if (!FinishedReport.isIn(folder)) {
            throw new CommandException(ExitCode.BAD_INPUT, missing(study, folder));
        }
        try {
            return FinishedReport.read(folder);
        } catch (IOException e) {
            throw new CommandException(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()));
        }
    }

    private static String missing(String study, Path folder) {
        String what = Files.isDirectory(folder)
                ? "study '%s' is not finished: %s has no report.json; 'constellation run' with its study file goes on"
                        .formatted(study, folder)
                : "there is no report of a study '%s', neither as a folder nor below %s/".formatted(study, REPORTS);
        List<String> finished = finished();
        return "%s. %s"
                .formatted(
                        what,
                        finished.isEmpty()
                                ? "No study is finished here"
                                : "Finished are " + String.join(", ", finished));
    }

    private static List<String> finished() {
        if (!Files.isDirectory(REPORTS)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(REPORTS)) {
            return folders.filter(FinishedReport::isIn)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw CommandException.unreadable(REPORTS.toString(), e);
        }
    }
}
