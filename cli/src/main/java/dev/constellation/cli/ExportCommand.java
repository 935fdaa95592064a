package dev.constellation.cli;

import dev.constellation.cli.study.ParquetFolder;
import dev.constellation.cli.terminal.ExitCode;
import dev.constellation.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "export", description = "Writes what a study left in the log to Parquet files, one per view.")
final class ExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STUDY", description = "Its name or id.")
    private String study;

    @Option(
            names = "--parquet",
            paramLabel = "DIR",
            required = true,
            description = "Where the files go; those of an earlier export are replaced when all are there.")
    private Path folder;

    private final Terminal terminal;

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return StudyService.call(client -> {
            ParquetFolder.at(folder).fetch(client, study, terminal);
            return ExitCode.SUCCESS;
        });
    }
}
