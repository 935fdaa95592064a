package dev.constellation.cli;

import dev.constellation.cli.study.StudyStatus;
import dev.constellation.cli.terminal.CommandException;
import dev.constellation.cli.terminal.ExitCode;
import dev.constellation.cli.terminal.Terminal;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "cancel", description = "Ends a study that is running.")
final class CancelCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STUDY", description = "Its name or id.")
    private String study;

    private final Terminal terminal;

    CancelCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return StudyService.call(client -> {
            StudyStatus found = find(client.list());
            client.cancel(found.key());
            terminal.say("Cancelled %s (%s, run %d).".formatted(found.name(), found.studyId(), found.run()));
            return ExitCode.SUCCESS;
        });
    }

    /** The study that still runs, before those that ended under the same name. */
    private StudyStatus find(List<StudyStatus> studies) {
        return studies.stream()
                .filter(candidate -> candidate.isCalled(study))
                .min(Comparator.comparing(StudyStatus::isOver))
                .orElseThrow(() -> new CommandException(
                        ExitCode.BAD_INPUT,
                        "there is no study '%s'; there are %s"
                                .formatted(
                                        study,
                                        studies.stream()
                                                .map(StudyStatus::name)
                                                .distinct()
                                                .toList())));
    }
}
