package dev.constellation.tinylm;

import static dev.constellation.tinylm.Lanes.COUNT;
import static dev.constellation.tinylm.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Register tiles of {@code C = Aᵀ B} and {@code C += Aᵀ B}; see {@link RowTiles} for the why and the names.
 *
 * <p>A is {@code depth} by the tile's rows, so that its rows are read across.
 */
final class ColumnTiles {
    private ColumnTiles() {}

    static void tile8x2(
            float[] a,
            int aStart,
            int aStride,
            float[] b,
            int bStart,
            int bStride,
            float[] c,
            int cStart,
            int cStride,
            int depth,
            boolean accumulate) {
        int c1 = cStart + cStride;
        int c2 = c1 + cStride;
        int c3 = c2 + cStride;
        int c4 = c3 + cStride;
        int c5 = c4 + cStride;
        int c6 = c5 + cStride;
        int c7 = c6 + cStride;
        FloatVector s00 = start(c, cStart, accumulate);
        FloatVector s01 = start(c, cStart + COUNT, accumulate);
        FloatVector s10 = start(c, c1, accumulate);
        FloatVector s11 = start(c, c1 + COUNT, accumulate);
        FloatVector s20 = start(c, c2, accumulate);
        FloatVector s21 = start(c, c2 + COUNT, accumulate);
        FloatVector s30 = start(c, c3, accumulate);
        FloatVector s31 = start(c, c3 + COUNT, accumulate);
        FloatVector s40 = start(c, c4, accumulate);
        FloatVector s41 = start(c, c4 + COUNT, accumulate);
        FloatVector s50 = start(c, c5, accumulate);
        FloatVector s51 = start(c, c5 + COUNT, accumulate);
        FloatVector s60 = start(c, c6, accumulate);
        FloatVector s61 = start(c, c6 + COUNT, accumulate);
        FloatVector s70 = start(c, c7, accumulate);
        FloatVector s71 = start(c, c7 + COUNT, accumulate);
        for (int k = 0; k < depth; k++) {
            int column = aStart + k * aStride;
            int row = bStart + k * bStride;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + COUNT);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[column]);
            s00 = x0.fma(b0, s00);
            s01 = x0.fma(b1, s01);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[column + 1]);
            s10 = x1.fma(b0, s10);
            s11 = x1.fma(b1, s11);
            FloatVector x2 = FloatVector.broadcast(SPECIES, a[column + 2]);
            s20 = x2.fma(b0, s20);
            s21 = x2.fma(b1, s21);
            FloatVector x3 = FloatVector.broadcast(SPECIES, a[column + 3]);
            s30 = x3.fma(b0, s30);
            s31 = x3.fma(b1, s31);
            FloatVector x4 = FloatVector.broadcast(SPECIES, a[column + 4]);
            s40 = x4.fma(b0, s40);
            s41 = x4.fma(b1, s41);
            FloatVector x5 = FloatVector.broadcast(SPECIES, a[column + 5]);
            s50 = x5.fma(b0, s50);
            s51 = x5.fma(b1, s51);
            FloatVector x6 = FloatVector.broadcast(SPECIES, a[column + 6]);
            s60 = x6.fma(b0, s60);
            s61 = x6.fma(b1, s61);
            FloatVector x7 = FloatVector.broadcast(SPECIES, a[column + 7]);
            s70 = x7.fma(b0, s70);
            s71 = x7.fma(b1, s71);
        }
        s00.intoArray(c, cStart);
        s01.intoArray(c, cStart + COUNT);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + COUNT);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + COUNT);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + COUNT);
        s40.intoArray(c, c4);
        s41.intoArray(c, c4 + COUNT);
        s50.intoArray(c, c5);
        s51.intoArray(c, c5 + COUNT);
        s60.intoArray(c, c6);
        s61.intoArray(c, c6 + COUNT);
        s70.intoArray(c, c7);
        s71.intoArray(c, c7 + COUNT);
    }

    static void tile6x2(
            float[] a,
            int aStart,
            int aStride,
            float[] b,
            int bStart,
            int bStride,
            float[] c,
            int cStart,
            int cStride,
            int depth,
            boolean accumulate) {
        int c1 = cStart + cStride;
        int c2 = c1 + cStride;
        int c3 = c2 + cStride;
        int c4 = c3 + cStride;
        int c5 = c4 + cStride;
        FloatVector s00 = start(c, cStart, accumulate);
        FloatVector s01 = start(c, cStart + COUNT, accumulate);
        FloatVector s10 = start(c, c1, accumulate);
        FloatVector s11 = start(c, c1 + COUNT, accumulate);
        FloatVector s20 = start(c, c2, accumulate);
        FloatVector s21 = start(c, c2 + COUNT, accumulate);
        FloatVector s30 = start(c, c3, accumulate);
        FloatVector s31 = start(c, c3 + COUNT, accumulate);
        FloatVector s40 = start(c, c4, accumulate);
        FloatVector s41 = start(c, c4 + COUNT, accumulate);
        FloatVector s50 = start(c, c5, accumulate);
        FloatVector s51 = start(c, c5 + COUNT, accumulate);
        for (int k = 0; k < depth; k++) {
            int column = aStart + k * aStride;
            int row = bStart + k * bStride;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + COUNT);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[column]);
            s00 = x0.fma(b0, s00);
            s01 = x0.fma(b1, s01);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[column + 1]);
            s10 = x1.fma(b0, s10);
            s11 = x1.fma(b1, s11);
            FloatVector x2 = FloatVector.broadcast(SPECIES, a[column + 2]);
            s20 = x2.fma(b0, s20);
            s21 = x2.fma(b1, s21);
            FloatVector x3 = FloatVector.broadcast(SPECIES, a[column + 3]);
            s30 = x3.fma(b0, s30);
            s31 = x3.fma(b1, s31);
            FloatVector x4 = FloatVector.broadcast(SPECIES, a[column + 4]);
            s40 = x4.fma(b0, s40);
            s41 = x4.fma(b1, s41);
            FloatVector x5 = FloatVector.broadcast(SPECIES, a[column + 5]);
            s50 = x5.fma(b0, s50);
            s51 = x5.fma(b1, s51);
        }
        s00.intoArray(c, cStart);
        s01.intoArray(c, cStart + COUNT);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + COUNT);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + COUNT);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + COUNT);
        s40.intoArray(c, c4);
        s41.intoArray(c, c4 + COUNT);
        s50.intoArray(c, c5);
        s51.intoArray(c, c5 + COUNT);
    }

    static void tile4x2(
            float[] a,
            int aStart,
            int aStride,
            float[] b,
            int bStart,
            int bStride,
            float[] c,
            int cStart,
            int cStride,
            int depth,
            boolean accumulate) {
        int c1 = cStart + cStride;
        int c2 = c1 + cStride;
        int c3 = c2 + cStride;
        FloatVector s00 = start(c, cStart, accumulate);
        FloatVector s01 = start(c, cStart + COUNT, accumulate);
        FloatVector s10 = start(c, c1, accumulate);
        FloatVector s11 = start(c, c1 + COUNT, accumulate);
        FloatVector s20 = start(c, c2, accumulate);
        FloatVector s21 = start(c, c2 + COUNT, accumulate);
        FloatVector s30 = start(c, c3, accumulate);
        FloatVector s31 = start(c, c3 + COUNT, accumulate);
        for (int k = 0; k < depth; k++) {
            int column = aStart + k * aStride;
            int row = bStart + k * bStride;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + COUNT);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[column]);
            s00 = x0.fma(b0, s00);
            s01 = x0.fma(b1, s01);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[column + 1]);
            s10 = x1.fma(b0, s10);
            s11 = x1.fma(b1, s11);
            FloatVector x2 = FloatVector.broadcast(SPECIES, a[column + 2]);
            s20 = x2.fma(b0, s20);
            s21 = x2.fma(b1, s21);
            FloatVector x3 = FloatVector.broadcast(SPECIES, a[column + 3]);
            s30 = x3.fma(b0, s30);
            s31 = x3.fma(b1, s31);
        }
        s00.intoArray(c, cStart);
        s01.intoArray(c, cStart + COUNT);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + COUNT);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + COUNT);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + COUNT);
    }

    static void tile1x2(
            float[] a,
            int aStart,
            int aStride,
            float[] b,
            int bStart,
            int bStride,
            float[] c,
            int cStart,
            int depth,
            boolean accumulate) {
        FloatVector s0 = start(c, cStart, accumulate);
        FloatVector s1 = start(c, cStart + COUNT, accumulate);
        for (int k = 0; k < depth; k++) {
            int row = bStart + k * bStride;
            FloatVector x = FloatVector.broadcast(SPECIES, a[aStart + k * aStride]);
            s0 = x.fma(FloatVector.fromArray(SPECIES, b, row), s0);
            s1 = x.fma(FloatVector.fromArray(SPECIES, b, row + COUNT), s1);
        }
        s0.intoArray(c, cStart);
        s1.intoArray(c, cStart + COUNT);
    }

    static void tile8x1(
            float[] a,
            int aStart,
            int aStride,
            float[] b,
            int bStart,
            int bStride,
            float[] c,
            int cStart,
            int cStride,
            int depth,
            boolean accumulate) {
        FloatVector s0 = start(c, cStart, accumulate);
        FloatVector s1 = start(c, cStart + cStride, accumulate);
        FloatVector s2 = start(c, cStart + 2 * cStride, accumulate);
        FloatVector s3 = start(c, cStart + 3 * cStride, accumulate);
        FloatVector s4 = start(c, cStart + 4 * cStride, accumulate);
        FloatVector s5 = start(c, cStart + 5 * cStride, accumulate);
        FloatVector s6 = start(c, cStart + 6 * cStride, accumulate);
        FloatVector s7 = start(c, cStart + 7 * cStride, accumulate);
        for (int k = 0; k < depth; k++) {
            int column = aStart + k * aStride;
            FloatVector row = FloatVector.fromArray(SPECIES, b, bStart + k * bStride);
            s0 = FloatVector.broadcast(SPECIES, a[column]).fma(row, s0);
            s1 = FloatVector.broadcast(SPECIES, a[column + 1]).fma(row, s1);
            s2 = FloatVector.broadcast(SPECIES, a[column + 2]).fma(row, s2);
            s3 = FloatVector.broadcast(SPECIES, a[column + 3]).fma(row, s3);
            s4 = FloatVector.broadcast(SPECIES, a[column + 4]).fma(row, s4);
            s5 = FloatVector.broadcast(SPECIES, a[column + 5]).fma(row, s5);
            s6 = FloatVector.broadcast(SPECIES, a[column + 6]).fma(row, s6);
            s7 = FloatVector.broadcast(SPECIES, a[column + 7]).fma(row, s7);
        }
        s0.intoArray(c, cStart);
        s1.intoArray(c, cStart + cStride);
        s2.intoArray(c, cStart + 2 * cStride);
        s3.intoArray(c, cStart + 3 * cStride);
        s4.intoArray(c, cStart + 4 * cStride);
        s5.intoArray(c, cStart + 5 * cStride);
        s6.intoArray(c, cStart + 6 * cStride);
        s7.intoArray(c, cStart + 7 * cStride);
    }

    static void tile1x1(
            float[] a,
            int aStart,
            int aStride,
            float[] b,
            int bStart,
            int bStride,
            float[] c,
            int cStart,
            int depth,
            boolean accumulate) {
        FloatVector s = start(c, cStart, accumulate);
        for (int k = 0; k < depth; k++) {
            FloatVector x = FloatVector.broadcast(SPECIES, a[aStart + k * aStride]);
            s = x.fma(FloatVector.fromArray(SPECIES, b, bStart + k * bStride), s);
        }
        s.intoArray(c, cStart);
    }

    private static FloatVector start(float[] c, int index, boolean accumulate) {
        return accumulate ? FloatVector.fromArray(SPECIES, c, index) : FloatVector.zero(SPECIES);
    }
}
