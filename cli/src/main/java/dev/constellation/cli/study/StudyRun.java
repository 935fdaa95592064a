package dev.constellation.cli.study;

import dev.constellation.cli.terminal.Terminal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** One study from its submission to its report, as a user follows it. */
public final class StudyRun {
    private final StudyClient client;
    private final Terminal terminal;
    private final Clock clock;
    private final Patience patience;

    /**
     * A run against a service.
     *
     * @param failure why the processes cannot be kept running, when they cannot
     */
    public StudyRun(StudyClient client, Terminal terminal, Clock clock, Supplier<Optional<String>> failure) {
        this.client = client;
        this.terminal = terminal;
        this.clock = clock;
        patience = new Patience(clock, failure);
    }

    /** Runs a study, or goes on with it, or shows what it found before; true when it is finished with a result. */
    public boolean follow(StudySubmission submission, DiskSpace disk, ReportFolder folder) {
        Estimate estimate = patience.ask(() -> client.estimate(submission));
        terminal.say(estimate.text());
        disk.require(estimate.diskBytes());
        StudyStatus study = patience.ask(() -> client.submit(submission));
        terminal.say("Study %s (%s, run %d): %s"
                .formatted(
                        study.name(),
                        study.studyId(),
                        study.run(),
                        study.state().toLowerCase(Locale.ROOT)));
        StudyStatus end = study.isOver() ? study : watch(study.key());
        if (!end.isFinished()) {
            terminal.warn("The study ended as %s%s"
                    .formatted(end.state(), end.reason().map(": "::concat).orElse(".")));
            return false;
        }
        show(end, folder);
        return true;
    }

    private StudyStatus watch(String key) {
        try (ProgressView view = terminal.interactive() ? new BarProgress() : new LineProgress(terminal, clock)) {
            while (true) {
                StudyStatus status = patience.ask(() -> client.status(key));
                view.show(status);
                if (status.isOver()) {
                    return status;
                }
                Patience.pause();
            }
        }
    }

    private void show(StudyStatus study, ReportFolder folder) {
        StudyResult result = patience.ask(() -> client.result(study.key()));
        terminal.say("");
        terminal.say(result.text().stripTrailing());
        if (study.deadLetters() > 0 || study.repeats() > 0) {
            terminal.say("%nDead letters: %d. Results delivered again and counted once: %d."
                    .formatted(study.deadLetters(), study.repeats()));
        }
        Path written = patience.ask(() -> folder.fetch(client, study.key()));
        terminal.say("%nReport: %s".formatted(written.resolve("report.html")));
    }
}
