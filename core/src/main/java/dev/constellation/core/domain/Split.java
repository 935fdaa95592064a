package dev.constellation.core.domain;

import dev.constellation.core.Digest;
import dev.constellation.core.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Decides which rows of a task are visible: a pure function of task, seed and count, so that the verifier can compute it
 * for itself and trusts no copy.
 *
 * @param seed split seed, the same for all tasks of an evaluation
 * @param visibleCount how many rows are shown
 */
public record Split(long seed, int visibleCount) {
    /** Rows that must stay held out for a task to say anything about generalization. */
    public static final int MIN_HELD_OUT = 2;

    /** Refuses a split that shows nothing. */
    public Split {
        if (visibleCount < 1) {
            throw new IllegalArgumentException("split.visibleCount: %d, at least 1 is needed".formatted(visibleCount));
        }
    }

    /** Whether enough rows stay held out under this split. */
    public boolean suits(Task task) {
        return visibleCount <= task.heldOutFrom() && task.examples().size() - visibleCount >= MIN_HELD_OUT;
    }

    /**
     * Indices of the visible rows in drawing order.
     *
     * @throws IllegalArgumentException when the split does not suit the task
     */
    public int[] visibleRows(Task task) {
        if (!suits(task)) {
            throw new IllegalArgumentException("task %s has %d rows (%d may be visible): a split with %d visible rows"
                            .formatted(task.id(), task.examples().size(), task.heldOutFrom(), visibleCount)
                    + " leaves fewer than " + MIN_HELD_OUT + " held out");
        }
        RandomStream random = RandomStream.of(
                Digest.of("split").add(task.id()).add(seed).add(visibleCount).seed());
        int[] rows = new int[task.heldOutFrom()];
        Arrays.setAll(rows, i -> i);
        for (int i = 0; i < visibleCount; i++) {
            int j = i + random.nextInt(rows.length - i);
            int swapped = rows[i];
            rows[i] = rows[j];
            rows[j] = swapped;
        }
        return Arrays.copyOf(rows, visibleCount);
    }

    /** Cuts the puzzle: the visible rows and, in a transductive study, the inputs of the others. */
    public Puzzle puzzle(Task task, boolean transductive) {
        int[] rows = visibleRows(task);
        List<Example> visible = new ArrayList<>();
        for (int row : rows) {
            visible.add(task.examples().get(row));
        }
        List<List<String>> unlabelled = new ArrayList<>();
        if (transductive) {
            for (int row : heldOutRows(task)) {
                unlabelled.add(task.examples().get(row).input());
            }
        }
        return new Puzzle(task.id(), visible, unlabelled);
    }

    /** Indices of the held-out rows, ascending. */
    public int[] heldOutRows(Task task) {
        boolean[] shown = new boolean[task.examples().size()];
        for (int row : visibleRows(task)) {
            shown[row] = true;
        }
        return IntStream.range(0, shown.length).filter(row -> !shown[row]).toArray();
    }
}
