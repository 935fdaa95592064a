package dev.constellation.tinylm;

import java.util.Arrays;

/**
 * Keys and values of one prompt, and the computation of them. One thread at a time.
 *
 * <p>A next prompt keeps what it shares with the last one from the start; a row's bits do not depend on how many rows
 * are computed with it, so the result is the same as from scratch.
 */
final class PromptCache {
    private static final int HEAD = Shape.HEAD_WIDTH;

    private final Shape shape;
    private final Rotary rotary;
    private final int stride;
    /** Per layer: heads by 32 rows, one column a position. */
    private final float[][] keys;
    /** Per layer: one row of {@code width} a position. */
    private final float[][] values;

    private final BlockRows block;
    private final float[] scores;
    private final Softmax softmax = new Softmax();
    private int[] tokens = new int[0];

    PromptCache(LanguageModel model) {
        this.shape = model.shape();
        this.rotary = model.rotary();
        this.stride = Lanes.pad(shape.maxTokens());
        this.keys = new float[shape.layers()][shape.width() * stride];
        this.values = new float[shape.layers()][shape.maxTokens() * shape.width()];
        this.block = new BlockRows(model.weights(), shape.maxTokens());
        this.scores = new float[CausalAttention.BLOCK * stride];
    }

    /**
     * Makes the cache that of a prompt and computes the logits of the token after it.
     *
     * @param logits receives {@link Shape#paddedVocabulary()} values
     */
    void fill(int[] prompt, float[] logits) {
        int shared = sharedPrefix(prompt);
        tokens = new int[0];
        int rows = prompt.length - shared;
        for (int row = 0; row < rows; row++) {
            block.embed(prompt[shared + row], row);
        }
        for (int layer = 0; layer < shape.layers(); layer++) {
            block.projectQueryKeyValue(layer, rows);
            store(layer, shared, rows);
            boolean last = layer == shape.layers() - 1;
            attend(layer, shared, last ? rows - 1 : 0, rows);
            if (last) {
                block.keepOnly(rows - 1);
            }
            block.finish(layer, last ? 1 : rows);
        }
        block.logits(logits, 1);
        tokens = prompt.clone();
    }

    int length() {
        return tokens.length;
    }

    /** The keys of one head: 32 rows, one column a position. */
    Matrix keys(int layer, int head) {
        return new Matrix(keys[layer], head * HEAD * stride, stride);
    }

    /** The values of one head: one row a position. */
    Matrix values(int layer, int head) {
        return new Matrix(values[layer], head * HEAD, shape.width());
    }

    /** Tokens to keep; the last one is always computed, for its logits. */
    private int sharedPrefix(int[] prompt) {
        int mismatch = Arrays.mismatch(tokens, prompt);
        int shared = mismatch < 0 ? prompt.length : mismatch;
        return Math.min(shared, prompt.length - 1);
    }

    private void store(int layer, int first, int rows) {
        int width = shape.width();
        float[] qkv = block.queryKeyValue;
        for (int row = 0; row < rows; row++) {
            int at = row * 3 * width;
            rotary.rotate(qkv, at, first + row, 2 * shape.heads());
            for (int column = 0; column < width; column++) {
                keys[layer][column * stride + first + row] = qkv[at + width + column];
            }
            System.arraycopy(qkv, at + 2 * width, values[layer], (first + row) * width, width);
        }
    }

    private void attend(int layer, int first, int fromRow, int toRow) {
        for (int head = 0; head < shape.heads(); head++) {
            for (int row = fromRow; row < toRow; row += CausalAttention.BLOCK) {
                attendBlock(layer, head, first, row, Math.min(CausalAttention.BLOCK, toRow - row));
            }
        }
    }

    private void attendBlock(int layer, int head, int first, int row, int queries) {
        int visible = first + row + queries;
        int padded = Lanes.pad(visible);
        int width = shape.width();
        Matrix query = new Matrix(block.queryKeyValue, row * 3 * width + head * HEAD, 3 * width);
        Matrix score = Matrix.of(scores, padded);
        Matrix out = new Matrix(block.attended, row * width + head * HEAD, width);
        Gemm.multiply(query, Panels.of(keys(layer, head)), score, queries, padded, HEAD, false);
        for (int i = 0; i < queries; i++) {
            softmax.probabilities(scores, score.at(i), first + row + i + 1, padded, CausalAttention.SCALE);
        }
        Gemm.multiply(score, Panels.of(values(layer, head)), out, queries, HEAD, visible, false);
    }
}
