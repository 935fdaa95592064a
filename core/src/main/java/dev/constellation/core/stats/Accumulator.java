package dev.constellation.core.stats;

import java.util.List;

/** The column sums of one replicate while its cells are being added. */
final class Accumulator {
    private final int size;
    private final double[] packed;
    private final double[] plain;
    private final List<Columns.Group> groups;
    private final double[][] histograms;

    Accumulator(Columns columns, double[] packed, int width) {
        this.size = columns.size();
        this.packed = packed;
        this.plain = new double[width];
        this.groups = columns.groups();
        this.histograms = new double[groups.size()][];
        for (int i = 0; i < histograms.length; i++) {
            histograms[i] = new double[groups.get(i).table().length];
        }
    }

    void add(int cell, double weight) {
        int offset = cell * plain.length;
        for (int i = 0; i < plain.length; i++) {
            plain[i] += weight * packed[offset + i];
        }
        for (int i = 0; i < histograms.length; i++) {
            int key = groups.get(i).keys()[cell];
            if (key >= 0) {
                histograms[i][key] += weight;
            }
        }
    }

    double[] finish(int[] plainIndex) {
        double[] sums = new double[size];
        for (int i = 0; i < plain.length; i++) {
            sums[plainIndex[i]] = plain[i];
        }
        for (int i = 0; i < histograms.length; i++) {
            expand(histograms[i], groups.get(i), sums);
        }
        return sums;
    }

    private static void expand(double[] histogram, Columns.Group group, double[] sums) {
        for (int key = 0; key < histogram.length; key++) {
            double weight = histogram[key];
            if (weight != 0) {
                double[] row = group.table()[key];
                for (int i = 0; i < row.length; i++) {
                    sums[group.first() + i] += weight * row[i];
                }
            }
        }
    }
}
