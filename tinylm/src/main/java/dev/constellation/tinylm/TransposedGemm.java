package dev.constellation.tinylm;

import static dev.constellation.tinylm.Lanes.COUNT;

/** Products {@code AᵀB}: the gradients of weights, and of keys and values. */
final class TransposedGemm {
    /** Rows of A and B taken at a time, so that 32 columns of B stay in the first-level cache. */
    private static final int CHUNK = 192;

    private static final int TILE_COLUMNS = 2 * COUNT;

    private TransposedGemm() {}

    /**
     * {@code C = AᵀB}, or {@code C += AᵀB} when accumulating.
     *
     * @param a {@code depth} by {@code rows}
     * @param b {@code depth} by {@code columns}
     * @param c {@code rows} by {@code columns}
     * @param columns a multiple of 16
     */
    static void multiply(Matrix a, Matrix b, Matrix c, int rows, int columns, int depth, boolean accumulate) {
        for (int k = 0; k < depth; k += CHUNK) {
            int chunk = Math.min(CHUNK, depth - k);
            multiplyChunk(a.from(k, 0), b.from(k, 0), c, rows, columns, chunk, accumulate || k > 0);
        }
    }

    private static void multiplyChunk(
            Matrix a, Matrix b, Matrix c, int rows, int columns, int depth, boolean accumulate) {
        int column = 0;
        for (; column + TILE_COLUMNS <= columns; column += TILE_COLUMNS) {
            twoVectors(a, b, c, rows, column, depth, accumulate);
        }
        for (; column < columns; column += COUNT) {
            oneVector(a, b, c, rows, column, depth, accumulate);
        }
    }

    private static void twoVectors(Matrix a, Matrix b, Matrix c, int rows, int column, int depth, boolean accumulate) {
        float[] ad = a.data();
        float[] bd = b.data();
        float[] cd = c.data();
        int ai = a.offset();
        int as = a.stride();
        int bi = b.offset() + column;
        int bs = b.stride();
        int row = 0;
        if (Gemm.MANY_REGISTERS) {
            for (; row + 8 <= rows; row += 8) {
                ColumnTiles.tile8x2(
                        ad, ai + row, as, bd, bi, bs, cd, c.at(row) + column, c.stride(), depth, accumulate);
            }
        } else {
            for (; row + 6 <= rows; row += 6) {
                ColumnTiles.tile6x2(
                        ad, ai + row, as, bd, bi, bs, cd, c.at(row) + column, c.stride(), depth, accumulate);
            }
        }
        for (; row + 4 <= rows; row += 4) {
            ColumnTiles.tile4x2(ad, ai + row, as, bd, bi, bs, cd, c.at(row) + column, c.stride(), depth, accumulate);
        }
        for (; row < rows; row++) {
            ColumnTiles.tile1x2(ad, ai + row, as, bd, bi, bs, cd, c.at(row) + column, depth, accumulate);
        }
    }

    private static void oneVector(Matrix a, Matrix b, Matrix c, int rows, int column, int depth, boolean accumulate) {
        float[] ad = a.data();
        float[] bd = b.data();
        float[] cd = c.data();
        int ai = a.offset();
        int as = a.stride();
        int bi = b.offset() + column;
        int bs = b.stride();
        int row = 0;
        for (; row + 8 <= rows; row += 8) {
            ColumnTiles.tile8x1(ad, ai + row, as, bd, bi, bs, cd, c.at(row) + column, c.stride(), depth, accumulate);
        }
        for (; row < rows; row++) {
            ColumnTiles.tile1x1(ad, ai + row, as, bd, bi, bs, cd, c.at(row) + column, depth, accumulate);
        }
    }
}
