package dev.constellation.tinylm;

/** The row-wise parts of a block for inference, and the memory for some number of rows. One thread at a time. */
final class BlockRows {
    final float[] residual;
    final float[] queryKeyValue;
    final float[] attended;

    private final Shape shape;
    private final ForwardWeights weights;
    private final RmsNorm norm;
    private final float[] normed;
    private final float[] inverseRms;
    private final float[] gateUp;
    private final float[] hidden;

    BlockRows(ForwardWeights weights, int rows) {
        this.weights = weights;
        this.shape = weights.shape();
        int width = shape.width();
        norm = new RmsNorm(width);
        residual = new float[rows * width];
        queryKeyValue = new float[rows * 3 * width];
        attended = new float[rows * width];
        normed = new float[rows * width];
        inverseRms = new float[rows];
        gateUp = new float[rows * 2 * shape.feedForward()];
        hidden = new float[rows * shape.feedForward()];
    }

    /** Puts a token's embedding into a row of the residual stream. */
    void embed(int token, int row) {
        weights.embed(token, residual, row);
    }

    /** From the residual stream to queries, keys and values that are not rotated yet. */
    void projectQueryKeyValue(int layer, int rows) {
        normalize(weights.layout().attentionNorm(layer), rows);
        weights.project(layer, Projection.QUERY_KEY_VALUE, normed, queryKeyValue, rows, false);
    }

    /** From the attended values back to the residual stream, and through the feed-forward part. */
    void finish(int layer, int rows) {
        weights.project(layer, Projection.ATTENTION_OUT, attended, residual, rows, true);
        normalize(weights.layout().feedForwardNorm(layer), rows);
        weights.project(layer, Projection.GATE_UP, normed, gateUp, rows, false);
        SwiGlu.forward(gateUp, hidden, rows, shape.feedForward());
        weights.project(layer, Projection.DOWN, hidden, residual, rows, true);
    }

    /** Makes a row the first and only one that is computed on. */
    void keepOnly(int row) {
        int width = shape.width();
        System.arraycopy(residual, row * width, residual, 0, width);
        System.arraycopy(attended, row * width, attended, 0, width);
    }

    /** From the residual stream to logits, {@link Shape#paddedVocabulary()} a row. */
    void logits(float[] logits, int rows) {
        normalize(weights.layout().finalNorm(), rows);
        weights.logits(Matrix.of(normed, shape.width()), logits, rows);
    }

    private void normalize(int gainStart, int rows) {
        norm.forward(residual, weights.parameters(), gainStart, normed, inverseRms, rows);
    }
}
