package dev.constellation.cli.study;

import dev.constellation.cli.terminal.CommandException;
import dev.constellation.cli.terminal.Terminal;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One study from its submission to its report, as a user follows it. */
public final class StudyRun {
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(90);
    private static final int PERIOD_MILLIS = 500;

    private final StudyClient client;
    private final Terminal terminal;
    private final Clock clock;
    private final Supplier<Optional<String>> failure;

    /**
     * A run against a service.
     *
     * @param failure why the processes cannot be kept running, when they cannot
     */
    public StudyRun(StudyClient client, Terminal terminal, Clock clock, Supplier<Optional<String>> failure) {
        this.client = client;
        this.terminal = terminal;
        this.clock = clock;
        this.failure = failure;
    }

    /** Runs a study, or goes on with it, or shows what it found before; true when it is finished with a result. */
    public boolean follow(StudySubmission submission, DiskSpace disk, ReportFolder folder) {
        Estimate estimate = patiently(() -> client.estimate(submission));
        terminal.say(estimate.text());
        disk.require(estimate.diskBytes());
        StudyStatus study = patiently(() -> client.submit(submission));
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
                StudyStatus status = patiently(() -> client.status(key));
                view.show(status);
                if (status.isOver()) {
                    return status;
                }
                pause();
            }
        }
    }

    private void show(StudyStatus study, ReportFolder folder) {
        StudyResult result = patiently(() -> client.result(study.key()));
        terminal.say("");
        terminal.say(result.text().stripTrailing());
        if (study.deadLetters() > 0 || study.repeats() > 0) {
            terminal.say("%nDead letters: %d. Results delivered again and counted once: %d."
                    .formatted(study.deadLetters(), study.repeats()));
        }
        Path written = patiently(() -> folder.fetch(client, study.key()));
        terminal.say("%nReport: %s".formatted(written.resolve("report.html")));
    }

    /** Asks again while the service is being restarted. */
    private <T> T patiently(Supplier<T> question) {
        Instant deadline = clock.instant().plus(SILENCE_LIMIT);
        while (true) {
            failure.get().ifPresent(reason -> {
                throw new CommandException(reason);
            });
            try {
                return question.get();
            } catch (UncheckedIOException e) {
                if (clock.instant().isAfter(deadline)) {
                    throw new CommandException("the study service has not answered for %d s: %s"
                            .formatted(SILENCE_LIMIT.toSeconds(), e.getMessage()));
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted");
        }
    }
}
