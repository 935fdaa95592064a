package dev.constellation.study.plan;

import dev.constellation.core.domain.Puzzle;
import dev.constellation.core.domain.Split;
import dev.constellation.core.study.StudyDefinition;
import java.util.ArrayList;
import java.util.List;

/**
 * A task under one split, to be sampled.
 *
 * @param bank bank of the task; empty outside of evaluations
 * @param task the task
 * @param splitIndex index of the split among those of the task's use, from 0
 * @param split the split
 * @param samples how many samples are drawn
 */
public record SampledCell(String bank, PlannedTask task, int splitIndex, Split split, int samples) {
    private static final int CHUNK_SAMPLES = StudyDefinition.CHUNK_SAMPLES;

    /** The same cell with another number of samples. */
    SampledCell withSamples(int other) {
        return new SampledCell(bank, task, splitIndex, split, other);
    }

    static List<SampledCell> of(String bank, List<PlannedTask> tasks, List<Split> splits, int samples) {
        List<SampledCell> cells = new ArrayList<>(tasks.size() * splits.size());
        for (PlannedTask task : tasks) {
            for (int split = 0; split < splits.size(); split++) {
                cells.add(new SampledCell(bank, task, split, splits.get(split), samples));
            }
        }
        return cells;
    }

    static int chunks(int samples) {
        return Math.ceilDiv(samples, CHUNK_SAMPLES);
    }

    Puzzle puzzle() {
        return task.puzzles().get(splitIndex);
    }

    /** How many chunks they are drawn in. */
    public int chunks() {
        return chunks(samples);
    }

    int firstSample(int chunk) {
        return chunk * CHUNK_SAMPLES;
    }

    /** How many samples a chunk has, by its number from 0. */
    public int samplesOf(int chunk) {
        return Math.min(CHUNK_SAMPLES, samples - firstSample(chunk));
    }
}
