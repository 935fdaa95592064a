package dev.constellation.study.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * A sampled cell with the chunks that make it up, in sampling order.
 *
 * @param cell the cell
 * @param chunks its chunks
 */
record CellChunks(SampledCell cell, List<Item.Chunk> chunks) {

    /** The cells of a sampling stage that has opened, in order. */
    static List<CellChunks> of(Stage sampling) {
        List<CellChunks> cells = new ArrayList<>();
        List<Item.Chunk> current = new ArrayList<>();
        for (Item item : sampling.items()) {
            Item.Chunk chunk = (Item.Chunk) item;
            current.add(chunk);
            if (current.size() == chunk.cell().chunks()) {
                cells.add(new CellChunks(chunk.cell(), List.copyOf(current)));
                current.clear();
            }
        }
        return cells;
    }

    /** How many samples are right on all rows. */
    int right(Answers answers) {
        return (int) chunks.stream()
                .flatMap(chunk -> Objects.requireNonNull(answers.judged(chunk.id())).verdicts().stream())
                .filter(Judgement::generalizes)
                .count();
    }

    /** The distinct programs that pass the visible rows, in their natural order. */
    List<String> survivors(Answers answers) {
        TreeSet<String> programs = new TreeSet<>();
        for (Item.Chunk chunk : chunks) {
            for (Judgement verdict :
                    Objects.requireNonNull(answers.judged(chunk.id())).verdicts()) {
                if (verdict.program() != null) {
                    programs.add(verdict.program());
                }
            }
        }
        return List.copyOf(programs);
    }
}
