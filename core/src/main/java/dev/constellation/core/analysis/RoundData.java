package dev.constellation.core.analysis;

import dev.constellation.core.stats.CrossedDesign;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one generator round on one bank, by index in the crossed design.
 *
 * @param round the round
 * @param n samples that a cell must have
 * @param cells null where a cell is missing or has fewer samples
 * @param incomplete cells of the design that are missing or have fewer samples
 */
@SuppressWarnings("ArrayRecordComponent")
record RoundData(int round, int n, @Nullable Cell[] cells, int incomplete) {
    /** The round with other cells in the places of its own; null leaves one out. */
    RoundData with(Function<Cell, @Nullable Cell> change) {
        @Nullable Cell[] changed = new Cell[cells.length];
        for (int i = 0; i < changed.length; i++) {
            Cell cell = cells[i];
            changed[i] = cell == null ? null : change.apply(cell);
        }
        int missing = (int) Arrays.stream(changed).filter(Objects::isNull).count();
        return new RoundData(round, n, changed, missing);
    }

    /** One value per cell; 0 where there is none. */
    double[] values(ToDoubleFunction<Cell> value) {
        double[] values = new double[cells.length];
        for (int i = 0; i < values.length; i++) {
            Cell cell = cells[i];
            values[i] = cell == null ? 0 : value.applyAsDouble(cell);
        }
        return values;
    }

    /** Right samples among the first n per cell; -1 where there is no cell. */
    int[] correct() {
        int[] counts = new int[cells.length];
        for (int i = 0; i < counts.length; i++) {
            Cell cell = cells[i];
            counts[i] = cell == null ? -1 : count(cell, SampleOutcome::generalizes);
        }
        return counts;
    }

    /** How many of a cell's first n samples satisfy a condition. */
    int count(Cell cell, Predicate<SampleOutcome> condition) {
        return (int) cell.samples().stream().limit(n).filter(condition).count();
    }

    /** Why a figure over cells is undefined. */
    String noCell() {
        return "no complete cell with %d samples".formatted(n);
    }

    /** Why a figure over the blocks of a subset is undefined. */
    String noBlock(Subset subset, int k) {
        if (n < k) {
            return "n = %d is fewer than k = %d".formatted(n, k);
        }
        return subset == Subset.ALL ? noCell() : "no %s block".formatted(subset.label());
    }

    int measured() {
        return cells.length - incomplete;
    }

    boolean isEmpty() {
        return measured() == 0;
    }

    IntStream present() {
        return IntStream.range(0, cells.length).filter(i -> cells[i] != null);
    }

    /** The first generator is sampled once and stands under every trajectory; its samples count once. */
    boolean isOwn(CrossedDesign design, int cell) {
        return round > 0 || cell % design.trajectories() == 0;
    }
}
