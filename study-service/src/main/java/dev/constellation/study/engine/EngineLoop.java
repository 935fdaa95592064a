package dev.constellation.study.engine;

import dev.constellation.core.study.InvalidStudyException;
import dev.constellation.events.Codec;
import dev.constellation.events.Codec.PoisonException;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.StudyEvent;
import dev.constellation.study.log.AnswerReader;
import dev.constellation.study.log.FencedException;
import dev.constellation.study.log.LogReader;
import dev.constellation.study.log.LogUnavailableException;
import dev.constellation.study.log.Positions;
import dev.constellation.study.plan.Outgoing;
import dev.constellation.study.plan.StudyFailedException;
import dev.constellation.study.plan.StudyKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that owns all studies. What it knows is rebuilt from the log when it starts, and rebuilt again for the
 * active study whenever the broker did not take a write: reading the log and asking for what is unanswered is the only
 * way of recovery, so it is used for every failure.
 */
final class EngineLoop implements Runnable {
    private static final Logger LOG = Logger.getLogger(EngineLoop.class);
    private static final Duration IDLE = Duration.ofMillis(50);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Tools tools;
    private final StudyRegister register = new StudyRegister();
    private final LinkedBlockingQueue<Runnable> commands = new LinkedBlockingQueue<>();
    private final Consumer<Board> publish;
    private @Nullable ActiveStudy active;
    private String trouble = "";
    private final Map<StudyKey, StudyView.Progress> progress = new HashMap<>();
    private Rates rates = Rates.EMBEDDED;
    private boolean recovered;
    private volatile boolean stopped;

    EngineLoop(Tools tools, Consumer<Board> publish) {
        this.publish = publish;
        this.tools = tools.changing(this::change);
    }

    @Override
    public void run() {
        try {
            recover();
            while (!stopped) {
                turn();
            }
        } finally {
            if (active != null) {
                active.abandon();
            }
            tools.reader().close();
        }
    }

    /** Runs something on this loop's thread. */
    void execute(Runnable command) {
        commands.add(command);
        tools.reader().wakeUp();
    }

    /** Ends the loop soon. */
    void stop() {
        stopped = true;
        tools.reader().wakeUp();
    }

    /** The studies; for commands only. */
    StudyRegister register() {
        return register;
    }

    /** Where the answers of a study that starts now will begin. */
    Positions now() {
        return tools.reader().end(AnswerReader.TOPICS);
    }

    /** Writes a study's new state, then knows it. */
    void change(Study study) {
        tools.writer().write(List.of(study.event()));
        register.put(study);
        LOG.infof(
                "study %s (%s): %s %s",
                study.key(), study.name(), study.state().label(), study.state().detail());
        publishBoard();
    }

    /** Leaves the active study, whose new state was written. */
    void drop(StudyKey key) {
        if (active != null && active.study().key().equals(key)) {
            active.abandon();
            active = null;
        }
    }

    private void turn() {
        boolean waits = active == null || !active.isReading();
        for (Runnable command = next(waits ? IDLE : Duration.ZERO); command != null; command = commands.poll()) {
            command.run();
        }
        try {
            step();
            trouble = "";
        } catch (LogUnavailableException | KafkaException e) {
            retry(e);
            pause();
        }
        publishBoard();
    }

    private void step() {
        if (active == null) {
            Optional<Study> turn = register.next();
            if (turn.isPresent()) {
                guarded(turn.get(), () -> active = new ActiveStudy(turn.get(), tools));
            }
            return;
        }
        ActiveStudy current = active;
        guarded(current.study(), current::step);
        if (current.isOver()) {
            drop(current.study().key());
        }
    }

    /** Whatever ends a study ends it with a reason; what is nobody's study ends the service. */
    private void guarded(Study study, Runnable work) {
        try {
            work.run();
        } catch (StudyFailedException | RefusedException | InvalidStudyException e) {
            fail(study, String.valueOf(e.getMessage()));
        } catch (LogUnavailableException | KafkaException | Codec.UnknownSchemaException | FencedException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.errorf(e, "study %s", study.key());
            fail(study, "internal error: " + e);
        }
    }

    private void fail(Study study, String reason) {
        Study latest = register.get(study.key()).orElse(study);
        if (latest.state() instanceof StudyState.Active state) {
            change(latest.in(state.fail(reason)));
        }
        drop(study.key());
    }

    private void retry(RuntimeException cause) {
        String reason = String.valueOf(cause.getMessage());
        if (!reason.equals(trouble)) {
            LOG.warnf("%s; the log is read again", reason);
        }
        trouble = reason;
        if (active != null) {
            active.abandon();
            active = null;
        }
        publishBoard();
    }

    /** Reads which studies there are; what users ask for waits for it. */
    private void recover() {
        while (!stopped && !recovered) {
            try {
                readStudies();
                recovered = true;
                trouble = "";
                publishBoard();
            } catch (LogUnavailableException | KafkaException e) {
                retry(e);
                rest();
            }
        }
    }

    private void readStudies() {
        Codec<StudyEvent> codec = Codec.of(StudyEvent.class);
        LogReader reader = tools.reader();
        reader.seek(List.of(Topic.STUDIES), Positions.beginning());
        List<Outgoing> poison = new ArrayList<>();
        while (!stopped && !reader.caughtUp()) {
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                try {
                    register.put(Study.of(codec.decode(record.value())));
                } catch (PoisonException | IllegalArgumentException e) {
                    poison.add(Outgoing.deadLetter(record, e));
                }
            }
        }
        reader.rest();
        if (!poison.isEmpty()) {
            tools.writer().write(poison);
        }
    }

    private @Nullable Runnable next(Duration patience) {
        try {
            return commands.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopped = true;
            return null;
        }
    }

    private void pause() {
        Runnable command = next(RETRY);
        if (command != null) {
            command.run();
        }
    }

    private void rest() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            stopped = true;
        }
    }

    private void publishBoard() {
        if (active != null) {
            progress.put(active.study().key(), active.progress());
            rates = rates.measuredBy(active.progress().costs());
        }
        publish.accept(recovered ? Board.of(register.all(), progress, trouble, rates) : Board.unread(trouble));
    }
}
