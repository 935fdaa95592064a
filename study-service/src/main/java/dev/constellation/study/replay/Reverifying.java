package dev.constellation.study.replay;

import dev.constellation.core.Digest;
import dev.constellation.core.domain.Domain;
import dev.constellation.core.domain.Task;
import dev.constellation.core.judging.Judge;
import dev.constellation.core.judging.Judgement;
import dev.constellation.events.DomainRecords;
import dev.constellation.events.Topic;
import dev.constellation.events.Verdicts;
import dev.constellation.events.avro.Candidate;
import dev.constellation.events.avro.CandidateChunk;
import dev.constellation.events.avro.Coordinates;
import dev.constellation.events.avro.TaskEvent;
import dev.constellation.events.avro.Verdict;
import dev.constellation.events.avro.VerdictChunk;
import dev.constellation.study.engine.Resolver;
import dev.constellation.study.engine.Study;
import dev.constellation.study.log.LogReader;
import dev.constellation.study.log.Positions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Judges every logged candidate of a study again, with the evaluator of this process, and tells which verdicts changed.
 * Nothing is written to the log. It is of use above all when the domain is another version than the one that judged, so
 * the tasks come from the log, not from the domain. The log is read twice, since the tasks are known after the first time;
 * memory grows with the tasks of the study.
 */
final class Reverifying implements Replay {
    private final Study study;
    private final Period period;
    private final UnaryOperator<Path> files;
    private final Domain domain;
    private final String analysis;

    Reverifying(Study study, Period period, UnaryOperator<Path> files) {
        this.study = study;
        this.period = period;
        this.files = files;
        domain = Resolver.domain(study.dossier().submission().definition());
        analysis = Digest.of("reverification").add(domain.digest()).id();
    }

    @Override
    public String analysis() {
        return analysis;
    }

    @Override
    public Found run(LogReader log, Progress progress) {
        LogPass pass = new LogPass(log, progress);
        LogRange range = ChunkJoin.range(log, study.dossier().from(), period);
        Map<String, Task> tasks = tasks(pass, range);
        String file = "replays/" + analysis + ".jsonl";
        try (ChangedVerdicts changed = new ChangedVerdicts(files.apply(Path.of(analysis + ".jsonl")))) {
            Judging judging = new Judging(tasks, changed);
            var join = ChunkJoin.whole(pass, progress, this::isOwn, judging::accept);
            join.run("judging", range);
            return new Found(text(judging, join, changed, range, progress), file);
        }
    }

    private Map<String, Task> tasks(LogPass pass, LogRange range) {
        Set<String> wanted = new HashSet<>();
        pass.read("finding the tasks", Topic.CANDIDATES, CandidateChunk.class, range, chunk -> {
            if (isOwn(chunk.getAt())) {
                wanted.add(chunk.getAt().getTaskId());
            }
        });
        Map<String, Task> tasks = new HashMap<>();
        LogRange whole = new LogRange(Positions.beginning(), pass.log().end(List.of(Topic.TASKS)), 0);
        pass.read("reading the tasks", Topic.TASKS, TaskEvent.class, whole, event -> {
            if (wanted.contains(event.getTaskId())) {
                tasks.put(event.getTaskId(), DomainRecords.task(event));
            }
        });
        return tasks;
    }

    private boolean isOwn(Coordinates at) {
        return study.key().is(at.getStudyId(), at.getRun());
    }

    private String text(
            Judging judging, ChunkJoin<?, ?> join, ChangedVerdicts changed, LogRange range, Progress progress) {
        if (judging.candidates == 0) {
            throw new ReplayFailedException("the log from %s holds no judged candidates of the study%s"
                    .formatted(
                            period,
                            range.gone() == 0
                                    ? ""
                                    : "; %d records that were written in this time are gone".formatted(range.gone())));
        }
        StringBuilder text = new StringBuilder(
                "Study %s (%s), log from %s.%nJudged %d logged candidates of %d chunks again with %s.%n"
                        .formatted(
                                study.name(),
                                study.key(),
                                period,
                                judging.candidates,
                                judging.chunks,
                                domain.digest()));
        text.append("They were judged before with %s.%n"
                .formatted(judging.evaluators.entrySet().stream()
                        .map(evaluator -> "%s (%d chunks)".formatted(evaluator.getKey(), evaluator.getValue()))
                        .collect(Collectors.joining(", "))));
        if (join.unjudged() + join.unsampled() > 0 || range.gone() > 0 || progress.unreadableRecords() > 0) {
            text.append(
                    "This is a part of the study: %d chunks have no verdicts in the range and %d no candidates, %d records are gone from the log, %d cannot be read.%n"
                            .formatted(join.unjudged(), join.unsampled(), range.gone(), progress.unreadableRecords()));
        }
        return text.append(changed.text()).toString();
    }

    /** Judges chunk after chunk. */
    private final class Judging {
        private final Map<String, Task> tasks;
        private final ChangedVerdicts changed;
        private final Judge judge = new Judge(domain);
        private final Map<String, Integer> evaluators = new TreeMap<>();
        private long candidates;
        private int chunks;

        Judging(Map<String, Task> tasks, ChangedVerdicts changed) {
            this.tasks = tasks;
            this.changed = changed;
        }

        void accept(CandidateChunk sampled, VerdictChunk judged) {
            Coordinates at = sampled.getAt();
            Task task = tasks.get(at.getTaskId());
            if (task == null
                    || sampled.getCandidates().size() != judged.getVerdicts().size()) {
                throw new ReplayFailedException("chunk %s: %s"
                        .formatted(
                                sampled.getChunkId(),
                                task == null
                                        ? "its task %s is gone from the log".formatted(at.getTaskId())
                                        : "%d candidates have %d verdicts"
                                                .formatted(
                                                        sampled.getCandidates().size(),
                                                        judged.getVerdicts().size())));
            }
            List<Verdict> now = verdicts(sampled, task);
            for (int i = 0; i < now.size(); i++) {
                Verdict before = judged.getVerdicts().get(i);
                if (!before.equals(now.get(i))) {
                    changed.add(sampled, i, before, now.get(i));
                }
            }
            evaluators.merge(judged.getDomainDigest(), 1, Integer::sum);
            candidates += now.size();
            chunks++;
        }

        private List<Verdict> verdicts(CandidateChunk chunk, Task task) {
            var prompts = domain.prompts(chunk.getAt().getModel().getFamily());
            List<String> programs = chunk.getCandidates().stream()
                    .map(Candidate::getText)
                    .map(prompts::program)
                    .toList();
            List<Judgement> judgements =
                    judge.judge(task, DomainRecords.split(chunk.getAt().getSplit()), programs);
            Verdicts verdicts = Verdicts.of(chunk.getAt().getPurpose());
            return judgements.stream().map(verdicts::of).toList();
        }
    }
}
