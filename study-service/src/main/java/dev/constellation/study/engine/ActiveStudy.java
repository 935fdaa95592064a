package dev.constellation.study.engine;

import dev.constellation.core.analysis.StudyData;
import dev.constellation.core.domain.Domain;
import dev.constellation.core.domain.Task;
import dev.constellation.events.Codec.PoisonException;
import dev.constellation.events.DomainRecords;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.TaskEvent;
import dev.constellation.study.log.AnswerReader;
import dev.constellation.study.plan.Limits;
import dev.constellation.study.plan.Outgoing;
import dev.constellation.study.plan.Preparation;
import dev.constellation.study.plan.PreparedTasks;
import dev.constellation.study.plan.Selections;
import dev.constellation.study.plan.StudyContext;
import dev.constellation.study.plan.StudyFailedException;
import dev.constellation.study.plan.StudyRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The study whose turn it is. Each {@link #step} does a little of what is next and returns soon, so that the one thread
 * that owns it can listen to users in between.
 */
final class ActiveStudy {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int SELECTIONS_PER_STEP = 1000;

    private final Tools tools;
    private final StudyContext context;
    private final Domain domain;
    private final RateMeter rates;
    private Study study;
    private Phase phase;
    private StudyView.Progress progress = StudyView.Progress.none("preparation");

    /**
     * Takes up a study.
     *
     * @throws StudyFailedException when what it was resolved against has changed
     */
    ActiveStudy(Study study, Tools tools) {
        this.study = study;
        this.tools = tools;
        context = study.context();
        domain = Resolver.domain(context.definition());
        rates = new RateMeter(tools.clock());
        boolean publish =
                !(study.state() instanceof StudyState.Running || study.state() instanceof StudyState.Analysing);
        phase = preparing(new Preparation(domain, context.definition()), publish);
    }

    Study study() {
        return study;
    }

    StudyView.Progress progress() {
        return progress;
    }

    boolean isOver() {
        return phase instanceof Phase.Over;
    }

    /** Whether {@link #step} waits for records by itself. */
    boolean isReading() {
        return phase instanceof Phase.Replaying || phase instanceof Phase.Answering;
    }

    /**
     * Does a little of what is next.
     *
     * @throws StudyFailedException when the study cannot go on
     */
    void step() {
        phase = switch (phase) {
            case Phase.Preparing preparing -> prepare(preparing);
            case Phase.Replaying replaying -> replay(replaying);
            case Phase.Answering answering -> answer(answering);
            case Phase.Analysing analysing -> awaitFindings(analysing);
            case Phase.Publishing publishing -> publish(publishing);
            case Phase.Over over -> over;
        };
    }

    /** Stops what runs beside. */
    void abandon() {
        if (phase instanceof Phase.Preparing preparing) {
            preparing.set().cancel(true);
        }
        if (phase instanceof Phase.Analysing(Future<Phase.Findings> findings)) {
            findings.cancel(true);
        }
        tools.reader().rest();
        phase = new Phase.Over();
    }

    private Phase prepare(Phase.Preparing preparing) {
        if (study.state() instanceof StudyState.Queued queued) {
            change(queued.prepare());
        }
        if (!preparing.set().isDone()) {
            return preparing;
        }
        List<Task> made = result(preparing.set());
        if (preparing.publish()) {
            tools.writer()
                    .write(made.stream()
                            .map(DomainRecords::record)
                            .map(ActiveStudy::outgoing)
                            .toList());
        }
        Preparation preparation = preparing.preparation();
        progress = StudyView.Progress.none(
                "tasks: %d of %d sets are made".formatted(preparation.made(), preparation.sets()));
        if (!preparation.complete()) {
            return preparing(preparation, preparing.publish());
        }
        if (study.state() instanceof StudyState.Preparing prepared) {
            change(prepared.run());
        }
        return replaying(preparation.result());
    }

    private Phase preparing(Preparation preparation, boolean publish) {
        return new Phase.Preparing(preparation, publish, tools.background().submit(preparation::next));
    }

    private static List<Task> result(Future<List<Task>> set) {
        try {
            return set.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Phase replaying(PreparedTasks tasks) {
        Limits limits = tools.limits();
        tools.reader().seek(AnswerReader.TOPICS, study.dossier().from());
        return new Phase.Replaying(new StudyRun(context, tasks, limits), new AnswerReader(study.key()));
    }

    private Phase replay(Phase.Replaying replaying) {
        read(replaying.run(), replaying.reader());
        progress = progress(replaying.run(), "the end of the log, which is being read");
        return tools.reader().caughtUp() ? new Phase.Answering(replaying.run(), replaying.reader()) : replaying;
    }

    private Phase answer(Phase.Answering answering) {
        StudyRun run = answering.run();
        List<Outgoing> requests = run.next();
        if (!requests.isEmpty()) {
            tools.writer().write(requests);
        }
        if (run.complete()) {
            return analyse(run);
        }
        read(run, answering.reader());
        progress = progress(run, "");
        return answering;
    }

    private void read(StudyRun run, AnswerReader reader) {
        List<Outgoing> poison = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : tools.reader().poll(POLL)) {
            try {
                reader.read(record).ifPresent(run::accept);
            } catch (PoisonException e) {
                poison.add(Outgoing.deadLetter(record, e));
            }
        }
        if (!poison.isEmpty()) {
            tools.writer().write(poison);
        }
    }

    private Phase analyse(StudyRun run) {
        if (study.state() instanceof StudyState.Running running) {
            change(running.analyse());
        }
        tools.reader().rest();
        progress = progress(run, "figures, which are being computed");
        double seconds = (tools.clock().millis() - study.dossier().acceptedAt()) / 1000.0;
        StudyData data = run.data(digests(), Map.of("wall seconds", seconds));
        return new Phase.Analysing(tools.background().submit(() -> findings(data)));
    }

    private Phase.Findings findings(StudyData data) {
        String digest = tools.reports().write(study.key(), context.definition(), data);
        return new Phase.Findings(digest, new Selections(context).of(data).iterator());
    }

    private Phase awaitFindings(Phase.Analysing analysing) {
        if (!analysing.findings().isDone()) {
            return analysing;
        }
        try {
            Phase.Findings findings = analysing.findings().get();
            return new Phase.Publishing(findings.reportDigest(), findings.selections());
        } catch (ExecutionException e) {
            throw new IllegalStateException("analysis: " + e.getCause(), e.getCause());
        } catch (InterruptedException | CancellationException e) {
            return new Phase.Over();
        }
    }

    private Phase publish(Phase.Publishing publishing) {
        List<Outgoing> batch = new ArrayList<>();
        Iterator<Outgoing> selections = publishing.selections();
        while (selections.hasNext() && batch.size() < SELECTIONS_PER_STEP) {
            batch.add(selections.next());
        }
        if (!batch.isEmpty()) {
            tools.writer().write(batch);
        }
        if (selections.hasNext()) {
            return publishing;
        }
        if (study.state() instanceof StudyState.Analysing analysed) {
            change(analysed.finish(publishing.reportDigest()));
        }
        return new Phase.Over();
    }

    private void change(StudyState next) {
        Study changed = study.in(next);
        tools.changed().accept(changed);
        study = changed;
    }

    private StudyView.Progress progress(StudyRun run, String waitingFor) {
        return new StudyView.Progress(
                waitingFor, rates.read(run.progress()), run.deadLetters(), run.repeats(), run.costs());
    }

    private Map<String, String> digests() {
        Map<String, String> digests = new HashMap<>(Map.of(
                "domain", domain.digest(),
                "base", context.base().getDigest(),
                "generator", context.generator().getDigest(),
                "prompts", domain.prompts(context.generator().getFamily()).digest()));
        context.definition()
                .criticParent()
                .ifPresent(_ ->
                        digests.put("parent of critics", context.criticParent().getDigest()));
        return digests;
    }

    private static Outgoing outgoing(TaskEvent task) {
        return new Outgoing(Topic.TASKS, task.getTaskId(), task);
    }
}
