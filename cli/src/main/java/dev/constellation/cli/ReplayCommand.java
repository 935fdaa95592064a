package dev.constellation.cli;

import dev.constellation.cli.cluster.Home;
import dev.constellation.cli.cluster.ServiceCatalogue;
import dev.constellation.cli.cluster.WorkingCluster;
import dev.constellation.cli.study.ReplayRequest;
import dev.constellation.cli.study.ReplayRun;
import dev.constellation.cli.study.ReportFolder;
import dev.constellation.cli.study.StudyClient;
import dev.constellation.cli.study.StudyStatus;
import dev.constellation.cli.terminal.CommandException;
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
        name = "replay",
        description = {
            "Analyses a finished study again from the log: under another policy, with another critic, or judged again.",
            "Nothing is sampled. What is needed and not running is started, and stopped at the end."
        })
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STUDY", description = "Its name or id.")
    private String study;

    @Option(
            names = "--policy",
            paramLabel = "NAME-OR-EXPRESSION",
            description = {
                "Select with this policy: naive, majority, shortest, likelihood, critic, critic-mass, oracle, or an"
                        + " expression such as 'margin + 0.3*log(count) - 0.01*length'; the highest value is picked.",
                "Fields: margin, count, survivors, behaviours, length, tokens, log_probability, index. Functions: log, exp,"
                        + " sqrt, abs, min, max, pow."
            })
    private @Nullable String policy;

    @Option(
            names = "--rescore",
            paramLabel = "MODEL",
            description = "Let this model of the node score the survivors (policy: critic, unless another is named).")
    private @Nullable String rescore;

    @Option(
            names = "--reverify",
            description = "Judge the logged candidates again and list every verdict that changed.")
    private boolean reverify;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "Read the log from this time on, as 2026-01-31T18:00:00Z (default: from the study's beginning).")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Read the log up to this time (default: now).")
    private @Nullable String to;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Where the figures go (default: reports/ and the study's name).")
    private @Nullable Path output;

    @Mixin
    private ModelsOption models;

    private final Terminal terminal;

    ReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        requireTask();
        Home home = models.home();
        ServiceCatalogue catalogue = new ServiceCatalogue(home);
        var needed = rescore == null ? catalogue.forReplay() : catalogue.forScoring();
        try (WorkingCluster cluster = WorkingCluster.start(home, needed, terminal);
                StudyClient client = new StudyClient(catalogue.studiesUrl())) {
            ReplayRun run = new ReplayRun(client, terminal, Clock.systemUTC(), cluster::failure);
            StudyStatus found = run.find(study);
            ReportFolder folder =
                    ReportFolder.at(Objects.requireNonNullElseGet(output, () -> Path.of("reports", found.name())));
            boolean finished = run.follow(found, new ReplayRequest(policy, rescore, reverify, from, to), folder);
            return finished ? ExitCode.SUCCESS : ExitCode.FAILURE;
        }
    }

    private void requireTask() {
        if (policy == null && rescore == null && !reverify) {
            throw new CommandException(
                    ExitCode.BAD_INPUT, "replay: name what to do with --policy, --rescore or --reverify");
        }
        if (reverify && (policy != null || rescore != null)) {
            throw new CommandException(
                    ExitCode.BAD_INPUT, "replay: --reverify goes with neither --policy nor --rescore; replay twice");
        }
    }
}
