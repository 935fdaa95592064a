package dev.constellation.cli;

import dev.constellation.cli.study.StudySubmission;
import dev.constellation.cli.terminal.CommandException;
import dev.constellation.cli.terminal.ExitCode;
import dev.constellation.cli.terminal.Terminal;
import dev.constellation.core.domain.Domain;
import dev.constellation.core.study.StudyDefinition;
import dev.constellation.core.tasks.Audit;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "audit",
        description = {
            "Makes every task set of a study and lists what training data, critic pools and banks have in common:",
            "programs, canonical programs, behaviours, examples and inputs. Exits with 1 when there is anything."
        })
final class AuditCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STUDY.yaml", description = "The study file.")
    private Path file;

    private final Terminal terminal;

    AuditCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        StudyDefinition study = StudySubmission.read(file, false).definition();
        Audit audit = audit(study);
        audit.tasks().forEach((group, tasks) -> terminal.say("%s: %,d tasks".formatted(group.label(), tasks)));
        audit.overlaps().forEach(overlap -> terminal.say(line(overlap)));
        if (audit.overlaps().isEmpty()) {
            terminal.say("Nothing that training data, critic pools and banks have in common.");
        }
        return audit.overlaps().isEmpty() ? ExitCode.SUCCESS : ExitCode.FAILURE;
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

    private Audit audit(StudyDefinition study) {
        Domain domain = Domain.find(study.domain())
                .orElseThrow(() -> new CommandException(
                        ExitCode.BAD_INPUT, "%s: domain '%s' is not installed".formatted(file, study.domain())));
        try {
            return Audit.of(domain, study);
        } catch (IllegalStateException e) {
            throw new CommandException(ExitCode.BAD_INPUT, "%s: %s".formatted(file, e.getMessage()));
        }
    }
}
