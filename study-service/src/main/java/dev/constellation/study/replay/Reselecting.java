package dev.constellation.study.replay;

import dev.constellation.core.Digest;
import dev.constellation.core.analysis.Cell;
import dev.constellation.core.analysis.Reselection;
import dev.constellation.core.analysis.SampleOutcome;
import dev.constellation.core.domain.Domain;
import dev.constellation.core.policy.SelectionPolicy;
import dev.constellation.events.FirstRecordWins;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.ModelEvent;
import dev.constellation.events.avro.ModelRef;
import dev.constellation.events.avro.ScoreChunk;
import dev.constellation.events.avro.ScoringRequest;
import dev.constellation.events.avro.SelectionEvent;
import dev.constellation.report.ReplayReport;
import dev.constellation.study.engine.Resolver;
import dev.constellation.study.log.LogReader;
import dev.constellation.study.log.LogWriter;
import dev.constellation.study.log.Positions;
import dev.constellation.study.plan.EvaluatedCell;
import dev.constellation.study.plan.EvaluatedCells;
import dev.constellation.study.plan.Preparation;
import dev.constellation.study.plan.PreparedTasks;
import dev.constellation.study.plan.Selections;
import dev.constellation.study.plan.StudyContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Selects again from the logged samples of a study, with another policy, other margins or both, and compares that with the
 * study's own policies. The log is read once, or twice when survivors are scored; nothing is sampled and nothing judged.
 * One thread reads and decodes while others select.
 * Time grows with the bytes of candidates and verdicts in the range.
 */
final class Reselecting implements Replay {
    private final StudyContext study;
    private final Positions begin;
    private final SelectionPolicy policy;
    private final Optional<ModelRef> critic;
    private final Period period;
    private final Supplier<LogReader> logs;
    private final LogWriter writer;
    private final UnaryOperator<Path> files;
    private final Domain domain;
    private final String analysis;

    /**
     * A replay.
     *
     * @param begin where the study's part of the log begins
     * @param policy selects
     * @param critic scores the survivors; empty for the margins of the study's own critics
     * @param logs give readers of the log
     * @param writer takes scoring requests and picks
     * @param files where a file of that name goes
     */
    Reselecting(
            StudyContext study,
            Positions begin,
            SelectionPolicy policy,
            Optional<ModelRef> critic,
            Period period,
            Supplier<LogReader> logs,
            LogWriter writer,
            UnaryOperator<Path> files) {
        this.study = study;
        this.begin = begin;
        this.policy = policy;
        this.critic = critic;
        this.period = period;
        this.logs = logs;
        this.writer = writer;
        this.files = files;
        domain = Resolver.domain(study.definition());
        analysis = Digest.of("analysis")
                .add(policy.name())
                .add(critic.map(ModelRef::getDigest).orElse(""))
                .add(domain.digest())
                .id();
    }

    @Override
    public String analysis() {
        return analysis;
    }

    @Override
    public Found run(LogReader log, Progress progress) {
        LogPass pass = new LogPass(log, progress);
        EvaluatedCells cells = new EvaluatedCells(study, banks(progress), models(pass));
        LogRange chunks = ChunkJoin.range(log, begin, period);
        try (MarginLog margins = new MarginLog();
                Spool picks = new Spool();
                Handover worker = new Handover()) {
            read(margins, pass);
            critic.ifPresent(model -> rescore(cells, model, margins, pass, progress, chunks));
            Selecting selecting = new Selecting(cells, margins, picks);
            CellPass cellPass = new CellPass(
                    cells,
                    pass,
                    progress,
                    (cell, logged) -> worker.execute(() -> selecting.accept(cell, logged.outcomes())));
            cellPass.run("selecting", chunks, period);
            worker.await();
            progress.at("selecting", cellPass.samples(), cellPass.samples());
            selecting.requireScored();
            worker.execute(() -> publish(picks, progress));
            ReplayReport report = new ReplayReport(
                    study.definition(),
                    study.key().toString(),
                    analysis,
                    policy.name(),
                    critic.map(ModelRef::getName).orElse(""),
                    period.toString(),
                    cellPass.samples(),
                    selecting.reselection.results());
            worker.await();
            return write(report);
        }
    }

    private PreparedTasks banks(Progress progress) {
        Preparation preparation = Preparation.ofBanks(domain, study.definition());
        while (!preparation.complete()) {
            progress.at("making the tasks of the banks", preparation.made(), preparation.sets());
            preparation.next();
        }
        return preparation.result();
    }

    private Map<String, ModelRef> models(LogPass pass) {
        Map<String, ModelRef> models = new HashMap<>();
        FirstRecordWins first = new FirstRecordWins();
        List<Topic> topics = List.of(Topic.MODELS);
        LogRange whole = new LogRange(Positions.beginning(), pass.log().end(topics), 0);
        pass.read("reading models", Topic.MODELS, ModelEvent.class, whole, event -> {
            if (study.key().is(event.getStudyId(), event.getRun()) && first.accept(event.getRequestId())) {
                models.put(event.getModel().getName(), event.getModel());
            }
        });
        return models;
    }

    /** Those of the study's own critics and, when another one scores, those that it gave before. */
    private void read(MarginLog margins, LogPass pass) {
        Period read = critic.isEmpty() ? period : new Period(period.from(), Optional.empty());
        LogRange range = LogRange.of(pass.log(), List.of(Topic.SCORES), begin, read);
        pass.read("reading scores", Topic.SCORES, ScoreChunk.class, range, chunk -> {
            boolean wanted = List.of(StudyContext.MAIN_ANALYSIS, analysis).contains(chunk.getAnalysis());
            if (wanted && study.key().is(chunk.getStudyId(), chunk.getRun())) {
                margins.accept(chunk);
            }
        });
    }

    private void rescore(
            EvaluatedCells cells, ModelRef model, MarginLog margins, LogPass pass, Progress progress, LogRange chunks) {
        try (LogReader answers = logs.get()) {
            Rescoring rescoring = new Rescoring(answers, writer, margins, progress);
            new CellPass(cells, pass, progress, (cell, logged) -> {
                        List<String> survivors = survivors(logged.outcomes());
                        if (!survivors.isEmpty()) {
                            rescoring.ask(request(cells, cell, survivors, model));
                        }
                    })
                    .run("asking for scores", chunks, period);
            rescoring.await();
        }
    }

    /** What the other critic is asked; the trajectories share its answer on what they share. */
    private ScoringRequest request(EvaluatedCells cells, EvaluatedCell cell, List<String> survivors, ModelRef model) {
        return cells.scoring(cell, analysis, cell.trajectory(), survivors, model);
    }

    private static List<String> survivors(List<SampleOutcome> samples) {
        Set<String> programs = new HashSet<>();
        for (SampleOutcome sample : samples) {
            String program = sample.program();
            if (sample.visiblePass() && program != null) {
                programs.add(program);
            }
        }
        String[] sorted = programs.toArray(String[]::new);
        Arrays.sort(sorted);
        return List.of(sorted);
    }

    private void publish(Spool picks, Progress progress) {
        int[] written = {0};
        picks.drain(batch -> {
            progress.at("publishing picks", written[0], picks.size());
            writer.write(batch);
            written[0] += batch.size();
        });
    }

    private Found write(ReplayReport report) {
        String name = analysis + ".json";
        Path file = files.apply(Path.of(name));
        try {
            Files.writeString(file, report.json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Found(report.text(), "replays/" + name);
    }

    /** Selects from cells, several at a time. */
    private final class Selecting {
        private final EvaluatedCells cells;
        private final MarginLog margins;
        private final Spool picks;
        private final Reselection reselection;
        private final Selections selections = new Selections(study, analysis);
        private int unscored;
        private String oneUnscored = "";

        Selecting(EvaluatedCells cells, MarginLog margins, Spool picks) {
            this.cells = cells;
            this.margins = margins;
            this.picks = picks;
            reselection = new Reselection(study.definition(), cells.tasks(), policy);
        }

        void accept(EvaluatedCell cell, List<SampleOutcome> samples) {
            List<String> survivors = survivors(samples);
            cells.standsUnder(cell).forEach(under -> {
                Optional<Map<String, Double>> own = ownMargins(cell, under, survivors);
                if (own.isEmpty()) {
                    countUnscored(cell);
                    return;
                }
                Cell original = cell.outcome(under, samples, own.get());
                Cell replayed = critic.isEmpty() || survivors.isEmpty()
                        ? original
                        : cell.outcome(
                                under,
                                samples,
                                margins.of(request(cells, cell, survivors, critic.get()))
                                        .orElseThrow());
                select(cell, original, replayed);
            });
        }

        private void select(EvaluatedCell cell, Cell original, Cell replayed) {
            try {
                var picked = reselection.add(original, replayed);
                picks.add(
                        (SelectionEvent) selections.of(replayed, policy, picked).value());
            } catch (Expression.NoValueException e) {
                throw new ReplayFailedException(
                        "policy: %s, in %s; no figure is given".formatted(e.getMessage(), cell));
            }
        }

        private Optional<Map<String, Double>> ownMargins(EvaluatedCell cell, int under, List<String> survivors) {
            if (study.definition().critic().isEmpty() || survivors.isEmpty()) {
                return Optional.of(Map.of());
            }
            return cells.critic(under)
                    .flatMap(own -> margins.of(cells.scoring(cell, StudyContext.MAIN_ANALYSIS, under, survivors, own)));
        }

        private synchronized void countUnscored(EvaluatedCell cell) {
            unscored++;
            oneUnscored = cell.toString();
        }

        synchronized void requireScored() {
            if (unscored > 0) {
                throw new ReplayFailedException(
                        "the log from %s lacks the study's own scores of %d cells, one of them %s; no figure is given of a part of a study"
                                .formatted(period, unscored, oneUnscored));
            }
        }
    }
}
