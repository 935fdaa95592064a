package dev.constellation.tinylm;

/**
 * A row-major window into an array.
 *
 * @param data the array
 * @param offset index of the first element
 * @param stride elements from one row to the next
 */
@SuppressWarnings("ArrayRecordComponent")
record Matrix(float[] data, int offset, int stride) {
    static Matrix of(float[] data, int stride) {
        return new Matrix(data, 0, stride);
    }

    /** The window that begins at this row and column of this one. */
    Matrix from(int row, int column) {
        return new Matrix(data, at(row) + column, stride);
    }

    /** Index of the first element of a row. */
    int at(int row) {
        return offset + row * stride;
    }
}
