package dev.constellation.cli.study;

import dev.constellation.cli.study.StudyStatus.Stage;
import dev.constellation.cli.terminal.Terminal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Progress as plain lines for files and pipes: every stage when it ends, and the working ones every few seconds. */
public final class LineProgress implements ProgressView {
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final Terminal terminal;
    private final Clock clock;
    private final Set<String> finished = new HashSet<>();
    private Instant last = Instant.MIN;

    /** Prints to a terminal. */
    public LineProgress(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void show(StudyStatus status) {
        for (Stage stage : status.stages()) {
            if (stage.isComplete() && finished.add(stage.name())) {
                terminal.say("  %-34s %7d of %d".formatted(stage.name(), stage.done(), stage.total()));
            }
        }
        if (last.plus(PERIOD).isBefore(clock.instant())) {
            last = clock.instant();
            status.waiting().ifPresent(reason -> terminal.say("  waiting for " + reason));
            status.stages().stream()
                    .filter(stage -> stage.done() > 0 && !stage.isComplete())
                    .map(LineProgress::line)
                    .forEach(terminal::say);
        }
    }

    @Override
    public void close() {}

    private static String line(Stage stage) {
        return "  %-34s %7d of %d%s%s%s"
                .formatted(
                        stage.name(),
                        stage.done(),
                        stage.total(),
                        stage.rate() > 0 ? ", %.1f/s".formatted(stage.rate()) : "",
                        stage.timeLeft()
                                .map(", "::concat)
                                .map(left -> left + " left")
                                .orElse(""),
                        stage.waiting().map(", waiting for "::concat).orElse(""));
    }
}
