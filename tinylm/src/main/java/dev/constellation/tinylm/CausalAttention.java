package dev.constellation.tinylm;

import java.util.Arrays;

/**
 * Causal attention of packed rows, forward and backward. Holds scratch: one thread at a time.
 *
 * <p>Queries, keys and values of a token lie side by side in one row of {@code 3 * width}. Queries are taken in blocks
 * of 16, which see keys up to the block's end; scores beyond a query's own position become exactly 0, so they change
 * nothing that is summed later.
 */
final class CausalAttention {
    static final int BLOCK = 16;
    static final float SCALE = (float) (1 / StrictMath.sqrt(Shape.HEAD_WIDTH));

    private static final int HEAD = Shape.HEAD_WIDTH;

    private final int width;
    private final int heads;
    private final float[] transposed;
    private final float[] scoreGradient;
    private final Softmax softmax = new Softmax();

    CausalAttention(Shape shape) {
        width = shape.width();
        heads = shape.heads();
        int padded = Lanes.pad(shape.maxTokens());
        transposed = new float[HEAD * padded];
        scoreGradient = new float[padded * padded];
    }

    /** Room for the probabilities of {@code tokens} tokens in rows of at most {@code maxTokens}. */
    static int probabilities(Shape shape, int tokens) {
        return shape.heads() * tokens * Lanes.pad(shape.maxTokens());
    }

    /** @param probabilities keeps what {@link #backward} needs */
    void forward(float[] queryKeyValue, MicroBatch batch, float[] probabilities, float[] attended) {
        int at = 0;
        for (int row = 0; row < batch.rows(); row++) {
            int length = batch.length(row);
            int stride = Lanes.pad(length);
            for (int head = 0; head < heads; head++) {
                Matrix qkv = new Matrix(queryKeyValue, batch.starts()[row] * 3 * width + head * HEAD, 3 * width);
                Matrix out = new Matrix(attended, batch.starts()[row] * width + head * HEAD, width);
                forwardHead(qkv, new Matrix(probabilities, at, stride), out, length);
                at += length * stride;
            }
        }
    }

    private void forwardHead(Matrix qkv, Matrix probabilities, Matrix out, int length) {
        Matrix keys = qkv.from(0, width);
        Matrix values = qkv.from(0, 2 * width);
        Panels keysTransposed = transpose(keys, length);
        for (int first = 0; first < length; first += BLOCK) {
            int queries = Math.min(BLOCK, length - first);
            Matrix scores = probabilities.from(first, 0);
            Gemm.multiply(qkv.from(first, 0), keysTransposed, scores, queries, first + BLOCK, HEAD, false);
            for (int query = 0; query < queries; query++) {
                softmax.probabilities(scores.data(), scores.at(query), first + query + 1, first + BLOCK, SCALE);
            }
            Gemm.multiply(scores, Panels.of(values), out.from(first, 0), queries, HEAD, first + queries, false);
        }
    }

    /**
     * @param attended the result of the forward pass
     * @param attendedGradient its gradient
     * @param gradient receives the gradient of {@code queryKeyValue}
     */
    void backward(
            float[] queryKeyValue,
            MicroBatch batch,
            float[] probabilities,
            float[] attended,
            float[] attendedGradient,
            float[] gradient) {
        int at = 0;
        for (int row = 0; row < batch.rows(); row++) {
            int length = batch.length(row);
            int stride = Lanes.pad(length);
            int start = batch.starts()[row];
            for (int head = 0; head < heads; head++) {
                int offset = start * 3 * width + head * HEAD;
                int outOffset = start * width + head * HEAD;
                backwardHead(
                        new Matrix(queryKeyValue, offset, 3 * width),
                        new Matrix(probabilities, at, stride),
                        new Matrix(attended, outOffset, width),
                        new Matrix(attendedGradient, outOffset, width),
                        new Matrix(gradient, offset, 3 * width),
                        length);
                at += length * stride;
            }
        }
    }

    private void backwardHead(
            Matrix qkv, Matrix probabilities, Matrix out, Matrix outGradient, Matrix gradient, int length) {
        Matrix scores = Matrix.of(scoreGradient, probabilities.stride());
        scoreGradient(qkv, probabilities, out, outGradient, scores, length);
        queryGradient(qkv, scores, gradient, length);
        for (int first = 0; first < length; first += BLOCK) {
            int keys = Math.min(BLOCK, length - first);
            int queries = length - first;
            TransposedGemm.multiply(
                    scores.from(first, first),
                    qkv.from(first, 0),
                    gradient.from(first, width),
                    keys,
                    HEAD,
                    queries,
                    false);
            TransposedGemm.multiply(
                    probabilities.from(first, first),
                    outGradient.from(first, 0),
                    gradient.from(first, 2 * width),
                    keys,
                    HEAD,
                    queries,
                    false);
        }
    }

    private void scoreGradient(
            Matrix qkv, Matrix probabilities, Matrix out, Matrix outGradient, Matrix scores, int length) {
        Panels valuesTransposed = transpose(qkv.from(0, 2 * width), length);
        for (int first = 0; first < length; first += BLOCK) {
            int queries = Math.min(BLOCK, length - first);
            int columns = first + BLOCK;
            Gemm.multiply(
                    outGradient.from(first, 0), valuesTransposed, scores.from(first, 0), queries, columns, HEAD, false);
            for (int query = first; query < first + queries; query++) {
                float dot = softmax.dot32(outGradient.data(), outGradient.at(query), out.data(), out.at(query));
                Softmax.backward(
                        scores.data(),
                        scores.at(query),
                        probabilities.data(),
                        probabilities.at(query),
                        columns,
                        SCALE,
                        dot);
            }
        }
    }

    private void queryGradient(Matrix qkv, Matrix scores, Matrix gradient, int length) {
        Panels keys = Panels.of(qkv.from(0, width));
        for (int first = 0; first < length; first += BLOCK) {
            int queries = Math.min(BLOCK, length - first);
            Gemm.multiply(scores.from(first, 0), keys, gradient.from(first, 0), queries, HEAD, first + queries, false);
        }
    }

    /** Columns of one head's keys or values as rows, padded with zeros. */
    private Panels transpose(Matrix matrix, int length) {
        int padded = Lanes.pad(length);
        for (int column = 0; column < HEAD; column++) {
            Arrays.fill(transposed, column * padded + length, (column + 1) * padded, 0f);
        }
        for (int token = 0; token < length; token++) {
            int from = matrix.at(token);
            for (int column = 0; column < HEAD; column++) {
                transposed[column * padded + token] = matrix.data()[from + column];
            }
        }
        return Panels.of(Matrix.of(transposed, padded));
    }
}
