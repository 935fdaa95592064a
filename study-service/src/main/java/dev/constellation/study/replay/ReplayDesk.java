package dev.constellation.study.replay;

import dev.constellation.core.domain.Domain;
import dev.constellation.core.policy.Policies;
import dev.constellation.core.policy.SelectionPolicy;
import dev.constellation.core.study.StudyDefinition;
import dev.constellation.events.avro.ModelRef;
import dev.constellation.study.engine.ConflictException;
import dev.constellation.study.engine.Dossier;
import dev.constellation.study.engine.FileReports;
import dev.constellation.study.engine.NodeModels;
import dev.constellation.study.engine.RefusedException;
import dev.constellation.study.engine.Resolver;
import dev.constellation.study.engine.Study;
import dev.constellation.study.engine.StudyEngine;
import dev.constellation.study.engine.StudyState;
import dev.constellation.study.log.LogReader;
import dev.constellation.study.plan.StudyFailedException;
import dev.constellation.study.plan.StudyKey;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Where users hand in replays. They run one after the other beside the studies: each reads the log with a consumer of its
 * own, and only what it writes takes its turn with the studies' writes.
 */
@ApplicationScoped
public final class ReplayDesk {
    private final Map<String, Object> connection;
    private final StudyEngine engine;
    private final FileReports reports;
    private final NodeModels node;
    private final Map<Key, ReplayJob> jobs = new ConcurrentHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("replays").daemon().factory());

    private record Key(StudyKey study, String analysis) {}

    ReplayDesk(
            @Identifier("default-kafka-broker") Map<String, Object> connection,
            StudyEngine engine,
            FileReports reports,
            NodeModels node) {
        this.connection = connection;
        this.engine = engine;
        this.reports = reports;
        this.node = node;
    }

    void stopping(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    /**
     * Begins a replay, or finds the same one that is not over.
     *
     * @throws RefusedException with every problem of the request
     * @throws ConflictException when the study is not finished, or cannot be planned again
     */
    public ReplayView submit(StudyKey key, ReplayRequest request) {
        Study study = engine.study(key);
        if (!(study.state() instanceof StudyState.Finished)) {
            throw new ConflictException("study '%s' is %s; only a finished study can be replayed"
                    .formatted(study.name(), study.state().label()));
        }
        Replay replay = replay(study, request);
        return jobs.compute(
                        new Key(key, replay.analysis()),
                        (_, known) -> known == null || known.isOver() ? begun(replay) : known)
                .view();
    }

    /** A replay that was handed in since the service started. */
    public Optional<ReplayView> find(StudyKey study, String analysis) {
        return Optional.ofNullable(jobs.get(new Key(study, analysis))).map(ReplayJob::view);
    }

    /** Ends the replays of a study that are not over, and tells which they were. */
    public List<ReplayView> cancel(StudyKey study) {
        return jobs.entrySet().stream()
                .filter(job ->
                        job.getKey().study.equals(study) && job.getValue().cancel())
                .map(job -> job.getValue().view())
                .toList();
    }

    private ReplayJob begun(Replay replay) {
        ReplayJob job = new ReplayJob(replay, this::log);
        job.start(thread);
        return job;
    }

    private LogReader log() {
        return LogReader.inSmallSteps(connection);
    }

    private Replay replay(Study study, ReplayRequest request) {
        List<String> problems = new ArrayList<>();
        Period period = Period.parse(request.from(), request.to(), problems);
        if (request.reverify() && (request.policy() != null || request.rescore() != null)) {
            problems.add("reverify: it goes with neither policy nor rescore; replay twice");
        }
        if (!request.reverify() && request.policy() == null && request.rescore() == null) {
            problems.add("policy: missing; name a policy, a model to rescore with, or reverify");
        }
        if (request.reverify()) {
            Resolver.refuse(problems);
            return new Reverifying(study, period, file -> reports.replay(study.key(), file));
        }
        Domain domain = Resolver.domain(definition(study));
        Optional<ModelRef> critic = Optional.ofNullable(request.rescore())
                .flatMap(name -> Resolver.find(node.criticModels(), "rescore", name, domain, problems))
                .map(Dossier.Model::ref);
        Optional<SelectionPolicy> policy = Optional.ofNullable(request.policy())
                .map(text -> policy(text, problems))
                .orElse(Optional.of(Policies.CRITIC));
        policy.filter(SelectionPolicy::needsCritic)
                .filter(_ ->
                        request.rescore() == null && definition(study).critic().isEmpty())
                .ifPresent(needy -> problems.add(
                        "policy: '%s' needs margins, and the study has no critic; name a model that gives them with rescore"
                                .formatted(needy.name())));
        Resolver.refuse(problems);
        try {
            return new Reselecting(
                    study.context(),
                    study.dossier().from(),
                    policy.orElseThrow(),
                    critic,
                    period,
                    this::log,
                    engine::write,
                    file -> reports.replay(study.key(), file));
        } catch (StudyFailedException e) {
            throw new ConflictException(String.valueOf(e.getMessage()));
        }
    }

    private static StudyDefinition definition(Study study) {
        return study.dossier().submission().definition();
    }

    private static Optional<SelectionPolicy> policy(String text, List<String> problems) {
        Optional<SelectionPolicy> named = Policies.ALL.stream()
                .filter(policy -> policy.name().equals(text))
                .findFirst();
        if (named.isPresent()) {
            return named;
        }
        try {
            return Optional.of(Expression.compile(text));
        } catch (InvalidExpressionException e) {
            e.problems().forEach(problem -> problems.add("policy: " + problem));
            problems.add("policy: '%s' is no expression, and none of the policies %s"
                    .formatted(
                            text,
                            Policies.ALL.stream().map(SelectionPolicy::name).collect(Collectors.joining(", "))));
            return Optional.empty();
        }
    }
}
