package dev.constellation.study.plan;

import dev.constellation.core.Digest;
import dev.constellation.core.analysis.Block;
import dev.constellation.core.analysis.Cell;
import dev.constellation.core.analysis.StudyData;
import dev.constellation.core.policy.Policies;
import dev.constellation.core.policy.SelectionPolicy;
import dev.constellation.core.policy.Survivor;
import dev.constellation.events.DomainRecords;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.Pick;
import dev.constellation.events.avro.SelectionEvent;
import dev.constellation.events.avro.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What each policy picks in each block of k samples, as events for users to read; no figure is computed from them. */
public final class Selections {
    private final StudyContext study;
    private final String analysis;
    private final int k;

    /** Selections of the analysis that every study makes. */
    public Selections(StudyContext study) {
        this(study, StudyContext.MAIN_ANALYSIS);
    }

    /** Selections of an analysis. */
    public Selections(StudyContext study, String analysis) {
        this.study = study;
        this.analysis = analysis;
        k = study.definition().k();
    }

    /**
     * What every policy of a study picks, and where critics were retrained, what policies pick with their margins: one event
     * per cell and analysis, made as it is taken.
     */
    public Stream<Outgoing> of(StudyData data) {
        Selections retrained = new Selections(study, StudyContext.RETRAINED_ANALYSIS);
        List<SelectionPolicy> learned =
                Policies.ALL.stream().filter(SelectionPolicy::needsCritic).toList();
        return Stream.concat(
                data.cells().stream().map(cell -> event(cell, picks(cell, Policies.ALL))),
                data.cells().stream()
                        .filter(this::isRescored)
                        .map(Cell::rescored)
                        .map(cell -> retrained.event(cell, picks(cell, learned))));
    }

    private boolean isRescored(Cell cell) {
        return cell.round() > 0 && study.definition().comparisons().retrainsCritics();
    }

    /**
     * What one policy picks in a cell.
     *
     * @param picks its pick of each block
     */
    public Outgoing of(Cell cell, SelectionPolicy policy, List<Optional<Survivor>> picks) {
        return event(
                cell,
                IntStream.range(0, picks.size())
                        .mapToObj(block -> pick(policy, block, picks.get(block), cell))
                        .toList());
    }

    private Outgoing event(Cell cell, List<Pick> picks) {
        Split split = DomainRecords.record(study.seeds().evaluationSplit(cell.split()));
        return new Outgoing(
                Topic.SELECTIONS,
                cell.taskId(),
                SelectionEvent.newBuilder()
                        .setSelectionId(id(cell, split))
                        .setStudyId(study.key().studyId())
                        .setRun(study.key().run())
                        .setAnalysis(analysis)
                        .setTaskId(cell.taskId())
                        .setTrajectory(cell.trajectory())
                        .setRound(cell.round())
                        .setSplit(split)
                        .setK(k)
                        .setPicks(picks)
                        .build());
    }

    private String id(Cell cell, Split split) {
        return Digest.of("selection")
                .add(study.key().toString())
                .add(analysis)
                .add(cell.taskId())
                .add(cell.trajectory())
                .add(cell.round())
                .add(split.getSeed())
                .id();
    }

    private List<Pick> picks(Cell cell, List<SelectionPolicy> policies) {
        List<Pick> picks = new ArrayList<>();
        List<Block> blocks = Block.all(cell, cell.samples().size(), k);
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            for (SelectionPolicy policy : policies) {
                if (block.isScored() || !policy.needsCritic()) {
                    picks.add(pick(policy, i, policy.pick(block.survivors()), cell));
                }
            }
        }
        return picks;
    }

    private static Pick pick(SelectionPolicy policy, int block, Optional<Survivor> picked, Cell cell) {
        return new Pick(
                policy.name(),
                block,
                picked.map(survivor -> cell.samples().get(survivor.index()).program())
                        .orElse(null),
                picked.map(Survivor::generalizes).orElse(false));
    }
}
