package dev.constellation.study.replay;

import dev.constellation.events.Codec;
import dev.constellation.study.log.LogReader;
import dev.constellation.study.log.LogUnavailableException;
import dev.constellation.study.plan.StudyFailedException;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** A replay that runs on a thread of its own, and how far it is. */
final class ReplayJob {
    private static final Logger LOG = Logger.getLogger(ReplayJob.class);

    private final Replay replay;
    private final Supplier<LogReader> log;
    private final Progress progress = new Progress();
    private volatile State state = new State.Waiting();
    private volatile Future<?> work = CompletableFuture.completedFuture(null);

    ReplayJob(Replay replay, Supplier<LogReader> log) {
        this.replay = replay;
        this.log = log;
    }

    private sealed interface State {
        record Waiting() implements State {}

        record Running() implements State {}

        record Finished(Replay.Found found) implements State {}

        record Failed(String reason) implements State {}

        record Cancelled() implements State {}
    }

    /** Has the replay run when its turn comes. */
    void start(ExecutorService thread) {
        work = thread.submit(this::run);
    }

    /** Ends the replay wherever it is; false when it is over. What it wrote to the log stays there. */
    boolean cancel() {
        boolean cancelled = become(new State.Cancelled());
        if (cancelled) {
            work.cancel(true);
        }
        return cancelled;
    }

    private void run() {
        become(new State.Running());
        try (LogReader reader = log.get()) {
            become(new State.Finished(replay.run(reader, progress)));
        } catch (ReplayFailedException
                | StudyFailedException
                | LogUnavailableException
                | KafkaException
                | Codec.UnknownSchemaException
                | CancellationException e) {
            become(new State.Failed(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            if (become(new State.Failed("internal error: " + e))) {
                LOG.errorf(e, "replay %s", replay.analysis());
            }
        }
    }

    /** Changes the state, unless the replay is over. */
    private synchronized boolean become(State next) {
        if (isOver()) {
            return false;
        }
        state = next;
        return true;
    }

    boolean isOver() {
        return !(state instanceof State.Waiting || state instanceof State.Running);
    }

    ReplayView view() {
        State now = state;
        Progress.Step step = progress.step();
        Replay.Found found = now instanceof State.Finished(Replay.Found result) ? result : new Replay.Found("", "");
        return new ReplayView(
                replay.analysis(),
                now.getClass().getSimpleName().toUpperCase(Locale.ROOT),
                now instanceof State.Failed(String reason) ? reason : "",
                step.phase(),
                step.done(),
                step.total(),
                found.text(),
                found.file());
    }
}
