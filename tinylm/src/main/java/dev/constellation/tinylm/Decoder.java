package dev.constellation.tinylm;

/**
 * Advances samples of one prompt together, token by token. One thread at a time.
 *
 * <p>The samples share the cache of the prompt up to its last multiple of 16 positions; from there each keeps its own,
 * which begins with a copy of the prompt's rest. So a position lies in the same logical lane of a row of scores as
 * without a cache, and the bits are those of a computation from scratch.
 */
final class Decoder {
    private static final int HEAD = Shape.HEAD_WIDTH;

    private final Shape shape;
    private final Rotary rotary;
    private final PromptCache prompt;
    private final BlockRows block;
    private final Softmax softmax = new Softmax();
    private final int slots;
    /** Per layer: slots by heads by 32 rows, one column a position. */
    private final float[][] keys;
    /** Per layer: slots by positions, {@code width} each. */
    private final float[][] values;

    private float[] scores = new float[0];
    private int sharedLength;
    private int ownCapacity;
    private int length;

    /** @param slots most samples at a time */
    Decoder(LanguageModel model, PromptCache prompt, int slots) {
        this.shape = model.shape();
        this.rotary = model.rotary();
        this.prompt = prompt;
        this.slots = slots;
        this.block = new BlockRows(model.weights(), slots);
        this.keys = new float[shape.layers()][0];
        this.values = new float[shape.layers()][0];
    }

    /** Begins samples in slots 0 to {@code samples - 1} that continue the prompt in the cache. */
    void start(int samples, int newTokens) {
        length = prompt.length();
        sharedLength = length / Lanes.LOGICAL * Lanes.LOGICAL;
        ownCapacity = Lanes.pad(length + newTokens - sharedLength);
        reserve();
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (int slot = 0; slot < samples; slot++) {
                copyRest(layer, slot);
            }
        }
    }

    /**
     * Appends a token to each active sample and computes the logits of the next.
     *
     * @param active slots of the samples that go on, as many as {@code count}
     * @param tokens the token of each
     * @param logits receives {@link Shape#paddedVocabulary()} values a sample
     */
    void advance(int[] active, int[] tokens, int count, float[] logits) {
        for (int row = 0; row < count; row++) {
            block.embed(tokens[row], row);
        }
        for (int layer = 0; layer < shape.layers(); layer++) {
            block.projectQueryKeyValue(layer, count);
            store(layer, active, count);
            for (int head = 0; head < shape.heads(); head++) {
                attend(layer, head, active, count);
            }
            block.finish(layer, count);
        }
        block.logits(logits, count);
        length++;
    }

    private void reserve() {
        int size = slots * ownCapacity * shape.width();
        for (int layer = 0; layer < shape.layers(); layer++) {
            if (keys[layer].length < size) {
                keys[layer] = new float[size];
                values[layer] = new float[size];
            }
        }
        int scoreSize = slots * (sharedLength + ownCapacity);
        if (scores.length < scoreSize) {
            scores = new float[scoreSize];
        }
    }

    private void copyRest(int layer, int slot) {
        int rest = length - sharedLength;
        for (int head = 0; head < shape.heads(); head++) {
            Matrix from = prompt.keys(layer, head);
            Matrix to = ownKeys(layer, slot, head);
            for (int row = 0; row < HEAD; row++) {
                System.arraycopy(from.data(), from.at(row) + sharedLength, to.data(), to.at(row), rest);
            }
        }
        Matrix from = prompt.values(layer, 0);
        Matrix to = ownValues(layer, slot, 0);
        System.arraycopy(from.data(), from.at(sharedLength), to.data(), to.offset(), rest * shape.width());
    }

    private void store(int layer, int[] active, int count) {
        int width = shape.width();
        int position = length - sharedLength;
        for (int row = 0; row < count; row++) {
            int at = row * 3 * width;
            rotary.rotate(block.queryKeyValue, at, length, 2 * shape.heads());
            Matrix own = ownKeys(layer, active[row], 0);
            for (int column = 0; column < width; column++) {
                own.data()[own.at(column) + position] = block.queryKeyValue[at + width + column];
            }
            Matrix ownValues = ownValues(layer, active[row], 0);
            System.arraycopy(block.queryKeyValue, at + 2 * width, ownValues.data(), ownValues.at(position), width);
        }
    }

    private void attend(int layer, int head, int[] active, int count) {
        int visible = length + 1;
        int own = visible - sharedLength;
        Matrix score = Matrix.of(scores, sharedLength + ownCapacity);
        Matrix query = new Matrix(block.queryKeyValue, head * HEAD, 3 * shape.width());
        Matrix out = new Matrix(block.attended, head * HEAD, shape.width());
        Gemm.multiply(query, Panels.of(prompt.keys(layer, head)), score, count, sharedLength, HEAD, false);
        for (int row = 0; row < count; row++) {
            Panels keys = Panels.of(ownKeys(layer, active[row], head));
            Matrix ownScore = score.from(row, sharedLength);
            Gemm.multiply(query.from(row, 0), keys, ownScore, 1, Lanes.pad(own), HEAD, false);
            softmax.probabilities(scores, score.at(row), visible, Lanes.pad(visible), CausalAttention.SCALE);
        }
        Gemm.multiply(score, Panels.of(prompt.values(layer, head)), out, count, HEAD, sharedLength, false);
        for (int row = 0; row < count; row++) {
            Panels values = Panels.of(ownValues(layer, active[row], head));
            Gemm.multiply(score.from(row, sharedLength), values, out.from(row, 0), 1, HEAD, own, true);
        }
    }

    private Matrix ownKeys(int layer, int slot, int head) {
        return new Matrix(keys[layer], (slot * shape.width() + head * HEAD) * ownCapacity, ownCapacity);
    }

    private Matrix ownValues(int layer, int slot, int head) {
        return new Matrix(values[layer], slot * ownCapacity * shape.width() + head * HEAD, shape.width());
    }
}
