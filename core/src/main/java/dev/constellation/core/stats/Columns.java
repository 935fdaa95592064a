package dev.constellation.core.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * What was measured in each cell of a crossed design, as columns that a bootstrap sums under weights. A cell without a
 * measurement holds 0 here and in the column that counts its denominator.
 *
 * <p>A plain column costs one multiplication per cell and replicate. A <em>group</em> of columns whose values follow
 * from one small integer per cell, as all of pass@1 to pass@n follow from the count of right samples, costs one addition:
 * the weighted histogram of that integer is taken first and multiplied with the table afterwards.
 */
public final class Columns {
    private final CrossedDesign design;
    private final List<IntToDoubleFunction> plain = new ArrayList<>();
    private final List<Integer> plainIndex = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private int size;

    /** No columns yet. */
    public Columns(CrossedDesign design) {
        this.design = design;
    }

    /**
     * Columns that share a key.
     *
     * @param first index of its first column
     * @param keys row of the table per cell; -1 for a cell that was not measured
     * @param table values by key and column
     */
    record Group(int first, int[] keys, double[][] table) {}

    /** Adds a column with one value per cell and returns its index. */
    public int add(double[] values) {
        requireCells(values.length);
        return add(cell -> values[cell]);
    }

    /** Adds a column that gives its value of a cell when it is asked, and returns its index. */
    public int add(IntToDoubleFunction values) {
        plain.add(values);
        plainIndex.add(size);
        return size++;
    }

    /**
     * Adds a group of columns and returns the index of its first.
     *
     * @param keys row of the table per cell; -1 for a cell that was not measured, which counts 0 everywhere
     * @param table values by key and column
     */
    public int addGroup(int[] keys, double[][] table) {
        requireCells(keys.length);
        int first = size;
        groups.add(new Group(first, keys, table));
        size += table[0].length;
        return first;
    }

    /** The design they belong to. */
    public CrossedDesign design() {
        return design;
    }

    /** Number of columns. */
    public int size() {
        return size;
    }

    List<Group> groups() {
        return groups;
    }

    int[] plainIndex() {
        return plainIndex.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Plain columns packed cell by cell, so that a replicate walks memory once and in order. */
    double[] packed() {
        int width = plain.size();
        double[] packed = new double[Math.multiplyExact(design.cells(), width)];
        for (int column = 0; column < width; column++) {
            IntToDoubleFunction values = plain.get(column);
            for (int cell = 0; cell < design.cells(); cell++) {
                packed[cell * width + column] = values.applyAsDouble(cell);
            }
        }
        return packed;
    }

    private void requireCells(int length) {
        if (length != design.cells()) {
            throw new IllegalArgumentException(
                    "column: %d values, the design has %d cells".formatted(length, design.cells()));
        }
    }
}
