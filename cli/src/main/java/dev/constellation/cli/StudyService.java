package dev.constellation.cli;

import dev.constellation.cli.cluster.Home;
import dev.constellation.cli.cluster.ServiceCatalogue;
import dev.constellation.cli.study.StudyClient;
import dev.constellation.cli.terminal.CommandException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.function.Function;

/** The study service that runs, for commands that start nothing. */
final class StudyService {
    private StudyService() {}

    /**
     * Calls the service.
     *
     * @throws CommandException when it does not answer, with what to do
     */
    static <T> T call(Function<StudyClient, T> work) {
        try (StudyClient client = new StudyClient(new ServiceCatalogue(Home.of(System.getenv())).studiesUrl())) {
            return work.apply(client);
        } catch (UncheckedIOException e) {
            throw new CommandException(
                    e.getCause() instanceof ConnectException
                            ? "no study service answers, so no study is running; 'constellation up' starts it"
                            : String.valueOf(e.getMessage()));
        }
    }
}
