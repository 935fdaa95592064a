package dev.constellation.cli;

import dev.constellation.cli.study.StudyStatus;
import dev.constellation.cli.terminal.CommandException;
import dev.constellation.cli.terminal.ExitCode;
import dev.constellation.cli.terminal.Terminal;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "cancel", description = "Ends a study that is running, or replays of a finished one.")
final class CancelCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STUDY", description = "Its name or id.")
    private String study;

    @Option(names = "--replays", description = "End the replays of the study that are not over, not the study.")
    private boolean replays;

    private final Terminal terminal;

    CancelCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return StudyService.call(client -> {
            if (replays) {
                StudyStatus found = client.status(study);
                client.cancelReplays(found.key())
                        .forEach(replay -> terminal.say(
                                "Cancelled the replay %s of %s.".formatted(replay.analysis(), found.name())));
                return ExitCode.SUCCESS;
            }
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
