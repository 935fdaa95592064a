package dev.constellation.cli.study;

import dev.constellation.cli.terminal.CommandException;
import dev.constellation.cli.terminal.ExitCode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The studies of an installation, as its study service knows them. */
public final class KnownStudies {
    private final StudyClient client;
    private final Patience patience;

    /**
     * The studies of a service.
     *
     * @param failure why the processes cannot be kept running, when they cannot
     */
    public KnownStudies(StudyClient client, Clock clock, Supplier<Optional<String>> failure) {
        this.client = client;
        patience = new Patience(clock, failure);
    }

    /**
     * What was submitted as a study; of several runs or studies of one name the latest.
     *
     * @param study its key, id or name
     * @throws CommandException when there is none, with the names that there are
     */
    public StudySubmission submission(String study) {
        List<StudyStatus> known = patience.ask(client::list);
        StudyStatus found = known.stream()
                .filter(candidate -> candidate.isCalled(study))
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new CommandException(ExitCode.BAD_INPUT, missing(study, known)));
        return patience.ask(() -> client.submission(found.key()));
    }

    private static String missing(String study, List<StudyStatus> known) {
        List<String> names =
                known.stream().map(StudyStatus::name).distinct().sorted().toList();
        return "there is no file '%s' and no study of this name or id; %s"
                .formatted(study, names.isEmpty() ? "no study was run here" : "there are " + String.join(", ", names));
    }
}
