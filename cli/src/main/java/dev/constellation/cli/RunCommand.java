package dev.constellation.cli;

import dev.constellation.cli.cluster.Home;
import dev.constellation.cli.cluster.ServiceCatalogue;
import dev.constellation.cli.cluster.WorkingCluster;
import dev.constellation.cli.study.DiskSpace;
import dev.constellation.cli.study.ReportFolder;
import dev.constellation.cli.study.StudyClient;
import dev.constellation.cli.study.StudyRun;
import dev.constellation.cli.study.StudySubmission;
import dev.constellation.cli.terminal.ExitCode;
import dev.constellation.cli.terminal.Terminal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        description = {
            "Runs a study: starts what is not running, shows progress and result, stops what it started.",
            "An interrupted study goes on; a finished one is shown."
        })
final class RunCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STUDY.yaml", description = "The study file.")
    private Path study;

    @Option(names = "--fresh", description = "Repeat a finished study as a new run.")
    private boolean fresh;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Where the report goes (default: reports/ and the study's name).")
    private @Nullable Path output;

    @Mixin
    private FleetOptions fleet;

    @Mixin
    private ModelsOption models;

    private final Terminal terminal;

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        StudySubmission submission = StudySubmission.read(study, fresh);
        ReportFolder folder = ReportFolder.at(Objects.requireNonNullElseGet(
                output, () -> Path.of("reports", submission.definition().name())));
        Home home = models.home();
        DiskSpace disk = new DiskSpace(home.directory(""));
        disk.require(0);
        ServiceCatalogue catalogue = new ServiceCatalogue(home);
        try (WorkingCluster cluster = WorkingCluster.start(home, catalogue.processes(fleet.fleet()), terminal);
                StudyClient client = new StudyClient(catalogue.studiesUrl())) {
            boolean finished = new StudyRun(client, terminal, Clock.systemUTC(), cluster::failure)
                    .follow(submission, disk, folder);
            return finished ? ExitCode.SUCCESS : ExitCode.FAILURE;
        }
    }
}
