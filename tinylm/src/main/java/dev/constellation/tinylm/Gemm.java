package dev.constellation.tinylm;

import static dev.constellation.tinylm.Lanes.COUNT;

/** Matrix products whose bits depend on neither the number of rows computed together nor the vector width. */
final class Gemm {
    /** Vector registers: 32 with AVX-512 and on ARM, else 16. */
    static final boolean MANY_REGISTERS =
            COUNT == 16 || System.getProperty("os.arch", "").equals("aarch64");

    private static final int TILE_COLUMNS = 2 * COUNT;

    private Gemm() {}

    /**
     * {@code C = A B}, or {@code C += A B} when accumulating.
     *
     * @param a {@code rows} by {@code depth}
     * @param b {@code depth} by {@code columns}
     * @param c {@code rows} by {@code columns}
     * @param columns a multiple of 16
     */
    static void multiply(Matrix a, Panels b, Matrix c, int rows, int columns, int depth, boolean accumulate) {
        int column = 0;
        for (; column + TILE_COLUMNS <= columns; column += TILE_COLUMNS) {
            twoVectors(a, b, c, rows, column, depth, accumulate);
        }
        for (; column < columns; column += COUNT) {
            oneVector(a, b, c, rows, column, depth, accumulate);
        }
    }

    private static void twoVectors(Matrix a, Panels b, Matrix c, int rows, int column, int depth, boolean accumulate) {
        float[] ad = a.data();
        float[] bd = b.data();
        float[] cd = c.data();
        int as = a.stride();
        int bs = b.stride();
        int cs = c.stride();
        int bi = b.start(column);
        int row = 0;
        if (MANY_REGISTERS) {
            for (; row + 8 <= rows; row += 8) {
                RowTiles.tile8x2(ad, a.at(row), as, bd, bi, bs, cd, c.at(row) + column, cs, depth, accumulate);
            }
        } else {
            for (; row + 6 <= rows; row += 6) {
                RowTiles.tile6x2(ad, a.at(row), as, bd, bi, bs, cd, c.at(row) + column, cs, depth, accumulate);
            }
        }
        if (row + 4 <= rows) {
            RowTiles.tile4x2(ad, a.at(row), as, bd, bi, bs, cd, c.at(row) + column, cs, depth, accumulate);
            row += 4;
        }
        for (; row < rows; row++) {
            RowTiles.tile1x2(ad, a.at(row), bd, bi, bs, cd, c.at(row) + column, depth, accumulate);
        }
    }

    private static void oneVector(Matrix a, Panels b, Matrix c, int rows, int column, int depth, boolean accumulate) {
        int bi = b.start(column);
        int row = 0;
        for (; row + 8 <= rows; row += 8) {
            RowTiles.tile8x1(
                    a.data(),
                    a.at(row),
                    a.stride(),
                    b.data(),
                    bi,
                    b.stride(),
                    c.data(),
                    c.at(row) + column,
                    c.stride(),
                    depth,
                    accumulate);
        }
        for (; row < rows; row++) {
            RowTiles.tile1x1(
                    a.data(), a.at(row), b.data(), bi, b.stride(), c.data(), c.at(row) + column, depth, accumulate);
        }
    }
}
