package dev.constellation.study.engine;

import dev.constellation.study.Settings;
import dev.constellation.study.log.FencedException;
import dev.constellation.study.log.LogReader;
import dev.constellation.study.log.LogUnavailableException;
import dev.constellation.study.log.LogWriter;
import dev.constellation.study.plan.Outgoing;
import dev.constellation.study.plan.StudyKey;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs studies, one at a time: starts and stops the loop that does, and hands it what users ask for. */
@ApplicationScoped
public final class StudyEngine {
    private static final Logger LOG = Logger.getLogger(StudyEngine.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(3);
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(50);

    private final Map<String, Object> connection;
    private final LogWriter writer;
    private final Reports reports;
    private final Settings settings;
    private final Event<Board> boards;
    private final Clock clock = Clock.systemUTC();
    private volatile Board board = Board.unread("the start of the service");
    private @Nullable EngineLoop loop;
    private @Nullable Thread thread;
    private @Nullable ExecutorService background;

    StudyEngine(
            @Identifier("default-kafka-broker") Map<String, Object> connection,
            LogWriter writer,
            Reports reports,
            Settings settings,
            Event<Board> boards) {
        this.connection = connection;
        this.writer = writer;
        this.reports = reports;
        this.settings = settings;
        this.boards = boards;
    }

    void started(@Observes StartupEvent event) {
        start();
    }

    void stopping(@Observes ShutdownEvent event) {
        stop();
    }

    /** Starts from what the log says. */
    synchronized void start() {
        background = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("background").daemon().factory());
        Tools tools = new Tools(
                new LogReader(connection), writer, reports, background, settings.limits(), clock, study -> {});
        board = Board.unread("the start of the service");
        loop = new EngineLoop(tools, this::publish);
        thread = Thread.ofPlatform()
                .name("studies")
                .uncaughtExceptionHandler((dead, cause) -> die(cause))
                .start(loop);
    }

    /** Stops at once; what is in memory is lost and not needed. */
    synchronized void stop() {
        if (loop == null || thread == null || background == null) {
            return;
        }
        loop.stop();
        background.shutdownNow();
        try {
            thread.join(STOP_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        loop = null;
    }

    /** All studies. */
    public Board board() {
        return board;
    }

    /**
     * Takes a study in, or finds the one that is the same.
     *
     * @throws ConflictException when another definition of this name is not over
     */
    StudyKey accept(Resolved resolved, boolean fresh) {
        return ask(running -> new Admission(running, reports, clock).admit(resolved, fresh));
    }

    /**
     * Ends a study that is not over.
     *
     * @return whether it was not over
     */
    public boolean cancel(StudyKey key) {
        return ask(running -> {
            Study study = running.register().get(key).orElseThrow();
            if (!(study.state() instanceof StudyState.Active state)) {
                return false;
            }
            running.change(study.in(state.cancel()));
            running.drop(key);
            return true;
        });
    }

    /** A study with all that the log keeps of it; one that {@link #board} shows. */
    public Study study(StudyKey key) {
        return ask(running -> running.register().get(key).orElseThrow());
    }

    /**
     * Writes to the log between the steps of studies, as there is one writer.
     *
     * @throws LogUnavailableException when the broker did not take them
     */
    public void write(List<Outgoing> records) {
        ask(running -> {
            writer.write(records);
            return records.size();
        });
    }

    private <T> T ask(Function<EngineLoop, T> question) {
        EngineLoop running = loop;
        if (running == null) {
            throw new IllegalStateException("the study service is stopped");
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        running.execute(() -> {
            try {
                answer.complete(question.apply(running));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
                if (e instanceof FencedException) {
                    throw e;
                }
            }
        });
        return await(answer);
    }

    private static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(COMMAND_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new LogUnavailableException("the service is busy with another step of a study; ask again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void publish(Board latest) {
        board = latest;
        boards.fire(latest);
    }

    private void die(Throwable cause) {
        LOG.fatalf("the study service stops: %s", cause.getMessage());
        LOG.debug("stopped by", cause);
        board = board.waitingFor(String.valueOf(cause.getMessage()));
        Quarkus.asyncExit(1);
    }
}
