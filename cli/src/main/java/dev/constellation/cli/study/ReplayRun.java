package dev.constellation.cli.study;

import dev.constellation.cli.terminal.Terminal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** One replay from its request to its figures, as a user follows it. */
public final class ReplayRun {
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final StudyClient client;
    private final Terminal terminal;
    private final Clock clock;
    private final Patience patience;
    private String phase = "";
    private Instant told = Instant.MIN;

    /**
     * A replay against a service.
     *
     * @param failure why the processes cannot be kept running, when they cannot
     */
    public ReplayRun(StudyClient client, Terminal terminal, Clock clock, Supplier<Optional<String>> failure) {
        this.client = client;
        this.terminal = terminal;
        this.clock = clock;
        patience = new Patience(clock, failure);
    }

    /** The study of a name or id. */
    public StudyStatus find(String study) {
        return patience.ask(() -> client.status(study));
    }

    /** Replays a study and prints what that finds; true when it found something. */
    public boolean follow(StudyStatus study, ReplayRequest request, ReportFolder folder) {
        ReplayStatus begun = patience.ask(() -> client.replay(study.key(), request));
        ReplayStatus end = begun.isOver() ? begun : watch(study.key(), begun.analysis());
        if (!end.isFinished()) {
            terminal.warn(end.isCancelled() ? "The replay was cancelled." : "The replay failed: " + end.detail());
            return false;
        }
        terminal.say("");
        terminal.say(end.text().stripTrailing());
        Path written = patience.ask(() -> folder.fetch(client, study.key(), end.file()));
        terminal.say("%nFigures: %s".formatted(written));
        return true;
    }

    private ReplayStatus watch(String study, String analysis) {
        while (true) {
            ReplayStatus status = patience.ask(() -> client.replay(study, analysis));
            if (status.isOver()) {
                return status;
            }
            tell(status);
            Patience.pause();
        }
    }

    private void tell(ReplayStatus status) {
        if (!status.phase().equals(phase) || told.plus(PERIOD).isBefore(clock.instant())) {
            phase = status.phase();
            told = clock.instant();
            terminal.say("  " + status.progress());
        }
    }
}
