package dev.constellation.tinylm;

/**
 * One projection's low-rank update {@code s down up} in the forms that merging and its gradient read.
 *
 * <p>The factor {@code s = alpha / rank} is multiplied into both: with {@code U = X (s down)} and
 * {@code dU = dY (s up)ᵀ} the gradients are {@code d up = Uᵀ dY} and {@code d down = Xᵀ dU}.
 */
final class LowRankFactors {
    private final int inputs;
    private final int outputs;
    private final int rank;
    private final float[] scaledDown;
    private final float[] scaledUpTransposed;

    /** @param paddedRank a multiple of 16 */
    LowRankFactors(int inputs, int outputs, int paddedRank) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.rank = paddedRank;
        this.scaledDown = new float[inputs * paddedRank];
        this.scaledUpTransposed = new float[outputs * paddedRank];
    }

    /** Renews the scaled forms. */
    void set(Matrix down, Matrix up, float scale) {
        for (int i = 0; i < inputs * rank; i++) {
            scaledDown[i] = down.data()[down.offset() + i] * scale;
        }
        for (int r = 0; r < rank; r++) {
            for (int output = 0; output < outputs; output++) {
                scaledUpTransposed[output * rank + r] = up.data()[up.at(r) + output] * scale;
            }
        }
    }

    /** Writes base weights plus the update, row-major, to {@code merged}. */
    void merge(Matrix base, Matrix up, float[] merged) {
        System.arraycopy(base.data(), base.offset(), merged, 0, inputs * outputs);
        Gemm.multiply(
                Matrix.of(scaledDown, rank), Panels.of(up), Matrix.of(merged, outputs), inputs, outputs, rank, true);
    }

    /**
     * Adds the gradients of both factors.
     *
     * @param scratch room for {@code 2 * rows * paddedRank} values
     */
    void addGradients(
            float[] input, float[] outputGradient, int rows, Matrix downGradient, Matrix upGradient, float[] scratch) {
        Matrix x = Matrix.of(input, inputs);
        Matrix dy = Matrix.of(outputGradient, outputs);
        Matrix u = Matrix.of(scratch, rank);
        Matrix du = new Matrix(scratch, rows * rank, rank);
        Gemm.multiply(x, Panels.of(Matrix.of(scaledDown, rank)), u, rows, rank, inputs, false);
        Gemm.multiply(dy, Panels.of(Matrix.of(scaledUpTransposed, rank)), du, rows, rank, outputs, false);
        TransposedGemm.multiply(u, dy, upGradient, rank, outputs, rows, true);
        TransposedGemm.multiply(x, du, downGradient, inputs, rank, rows, true);
    }
}
