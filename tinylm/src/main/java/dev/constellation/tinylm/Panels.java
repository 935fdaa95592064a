package dev.constellation.tinylm;

/**
 * The right-hand operand of a product, in panels of 32 columns.
 *
 * @param data the array
 * @param offset index of the first element of the first panel
 * @param stride elements from one row of a panel to the next
 * @param panelStride elements from one panel to the next
 */
@SuppressWarnings("ArrayRecordComponent")
record Panels(float[] data, int offset, int stride, int panelStride) {
    static final int WIDTH = 32;

    /** Reads a row-major matrix in place. */
    static Panels of(Matrix matrix) {
        return new Panels(matrix.data(), matrix.offset(), matrix.stride(), WIDTH);
    }

    /** Room for a matrix of {@code rows} by {@code columns}, a multiple of 32, with each panel contiguous. */
    static Panels allocate(int rows, int columns) {
        return new Panels(new float[rows * columns], 0, WIDTH, rows * WIDTH);
    }

    /** Copies a row-major matrix of {@code rows} by {@code columns} into these panels. */
    void pack(Matrix from, int rows, int columns) {
        for (int column = 0; column < columns; column += WIDTH) {
            int panel = start(column);
            for (int row = 0; row < rows; row++) {
                int source = from.at(row) + column;
                System.arraycopy(from.data(), source, data, panel + row * stride, WIDTH);
            }
        }
    }

    /** Copies the transpose of a row-major matrix of {@code rows} (a multiple of 32) by {@code columns}. */
    void packTransposed(Matrix from, int rows, int columns) {
        float[] source = from.data();
        for (int row = 0; row < rows; row++) {
            int start = from.at(row);
            int target = start(row);
            for (int column = 0; column < columns; column++) {
                data[target + column * stride] = source[start + column];
            }
        }
    }

    /** Index of the first element of a column. */
    int start(int column) {
        return offset + column / WIDTH * panelStride + column % WIDTH;
    }
}
