package dev.constellation.study.replay;

import dev.constellation.events.avro.Coordinates;
import dev.constellation.events.avro.JudgedChunk;
import dev.constellation.events.avro.SampledChunk;
import dev.constellation.study.plan.EvaluatedCell;
import dev.constellation.study.plan.EvaluatedCells;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Puts the cells of a study together from the log and hands on each as soon as its last chunk is there. A cell is held no
 * longer than that, so of a cell stays one bit, and of each of its chunks two.
 */
final class CellPass {
    private final EvaluatedCells cells;
    private final ChunkJoin<SampledChunk, JudgedChunk> join;
    private final BiConsumer<EvaluatedCell, LoggedCell> complete;
    private final Map<Integer, LoggedCell> incomplete = new HashMap<>();
    private final BitSet done = new BitSet();
    private long samples;

    /**
     * A pass over the log.
     *
     * @param complete takes each cell when its last chunk is there
     */
    CellPass(EvaluatedCells cells, LogPass pass, Progress progress, BiConsumer<EvaluatedCell, LoggedCell> complete) {
        this.cells = cells;
        this.complete = complete;
        join = ChunkJoin.outcomes(pass, progress, first(), first(), this::accept);
    }

    /** Whether a chunk is one of the cells', and the first of its place; a bit for each place. */
    private Predicate<Coordinates> first() {
        BitSet seen = new BitSet();
        int mostChunks = cells.mostChunks();
        return at -> {
            int place = cells.of(at)
                    .map(cell -> Math.addExact(Math.multiplyExact(cell.number(), mostChunks), at.getChunk()))
                    .orElse(-1);
            boolean first = place >= 0 && !seen.get(place);
            if (first) {
                seen.set(place);
            }
            return first;
        };
    }

    /**
     * Reads a range.
     *
     * @throws ReplayFailedException when a cell of the study is not wholly in it
     */
    void run(String phase, LogRange range, Period period) {
        join.run(phase, range);
        int missing = cells.size() - done.cardinality();
        if (missing > 0) {
            throw new ReplayFailedException("the log from %s lacks %d of the %d evaluated cells, the first of %s; %s"
                    .formatted(period, missing, cells.size(), cells.cell(done.nextClearBit(0)), why(range, period)));
        }
    }

    /** Samples of all cells that were handed on. */
    long samples() {
        return samples;
    }

    private String why(LogRange range, Period period) {
        List<String> reasons = new ArrayList<>();
        if (range.gone() > 0) {
            reasons.add("%d records that were written in this time are gone from the log".formatted(range.gone()));
        }
        if (join.unjudged() + join.unsampled() > 0) {
            reasons.add("%d chunks have no verdicts in it and %d no candidates"
                    .formatted(join.unjudged(), join.unsampled()));
        }
        if (period.from().isPresent() || period.to().isPresent()) {
            reasons.add("a wider range may hold them");
        }
        reasons.add("no figure is given of a part of a study");
        return String.join("; ", reasons);
    }

    private void accept(SampledChunk sampled, JudgedChunk judged) {
        EvaluatedCell cell = cells.of(sampled.getAt()).orElseThrow();
        int chunk = sampled.getAt().getChunk();
        int asked = cell.sampled().samplesOf(chunk);
        if (sampled.getCandidates().size() != asked || judged.getVerdicts().size() != asked) {
            throw new ReplayFailedException("chunk %s of %s has %d candidates and %d verdicts, asked for were %d"
                    .formatted(
                            sampled.getChunkId(),
                            cell,
                            sampled.getCandidates().size(),
                            judged.getVerdicts().size(),
                            asked));
        }
        LoggedCell logged = incomplete.computeIfAbsent(
                cell.number(), _ -> new LoggedCell(cell.sampled().chunks()));
        logged.add(chunk, sampled, judged);
        if (logged.isComplete()) {
            incomplete.remove(cell.number());
            done.set(cell.number());
            samples += logged.samples();
            complete.accept(cell, logged);
        }
    }
}
