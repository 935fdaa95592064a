package dev.constellation.cli;

import dev.constellation.cli.cluster.Home;
import dev.constellation.cli.cluster.ServiceCatalogue;
import dev.constellation.cli.cluster.WorkingCluster;
import dev.constellation.cli.study.KnownStudies;
import dev.constellation.cli.study.StudyClient;
import dev.constellation.cli.study.StudySubmission;
import dev.constellation.cli.terminal.CommandException;
import dev.constellation.cli.terminal.ExitCode;
import dev.constellation.cli.terminal.Terminal;
import dev.constellation.core.domain.Domain;
import dev.constellation.core.study.StudyDefinition;
import dev.constellation.core.tasks.Audit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "audit",
        description = {
            "Makes every task set of a study and lists what training data, critic pools and banks have in common:",
            "programs, canonical programs, behaviours, examples and inputs. Exits with 1 when there is anything.",
            "For a name or an id, what is needed to look it up is started, and stopped again, unless it runs."
        })
final class AuditCommand implements Callable<Integer> {
    private static final Pattern FILE = Pattern.compile("/|\\\\|[.]ya?ml$");

    @Parameters(paramLabel = "STUDY", description = "A study file, or the name or id of a study that was run here.")
    private String study;

    private final Terminal terminal;

    AuditCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Audit audit = audit(submission().definition());
        audit.tasks().forEach((group, tasks) -> terminal.say("%s: %,d tasks".formatted(group.label(), tasks)));
        audit.overlaps().forEach(overlap -> terminal.say(line(overlap)));
        if (audit.overlaps().isEmpty()) {
            terminal.say("Nothing that training data, critic pools and banks have in common.");
        }
        return audit.overlaps().isEmpty() ? ExitCode.SUCCESS : ExitCode.FAILURE;
    }

    private StudySubmission submission() {
        return isFile() ? StudySubmission.read(Path.of(study), false) : known();
    }

    private boolean isFile() {
        return FILE.matcher(study).find() || Files.exists(Path.of(study));
    }

    private StudySubmission known() {
        Home home = Home.of(System.getenv());
        ServiceCatalogue catalogue = new ServiceCatalogue(home);
        try (WorkingCluster cluster = WorkingCluster.start(home, catalogue.forReplay(), terminal);
                StudyClient client = new StudyClient(catalogue.studiesUrl())) {
            return new KnownStudies(client, Clock.systemUTC(), cluster::failure).submission(study);
        }
    }

    private static String line(Audit.Overlap overlap) {
        return "%s and %s: %,d common %s, such as %s"
                .formatted(
                        overlap.first().label(),
                        overlap.second().label(),
                        overlap.count(),
                        overlap.aspect().plural(),
                        overlap.example());
    }

    private Audit audit(StudyDefinition definition) {
        Domain domain = Domain.find(definition.domain())
                .orElseThrow(() -> new CommandException(
                        ExitCode.BAD_INPUT, "%s: domain '%s' is not installed".formatted(study, definition.domain())));
        try {
            return Audit.of(domain, definition);
        } catch (IllegalStateException e) {
            throw new CommandException(ExitCode.BAD_INPUT, "%s: %s".formatted(study, e.getMessage()));
        }
    }
}
