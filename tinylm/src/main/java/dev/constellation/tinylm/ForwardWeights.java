package dev.constellation.tinylm;

/**
 * The weights in the form that the forward pass reads: projections and the tied head packed into panels, embeddings and
 * norms in place.
 */
final class ForwardWeights {
    private final Shape shape;
    private final ParameterLayout layout;
    private final float[] parameters;
    private final Panels[] projections;
    private final Panels head;

    /** @param parameters the flat weights; embeddings and norms are read from here, projections are not */
    ForwardWeights(Shape shape, float[] parameters) {
        this.shape = shape;
        this.layout = new ParameterLayout(shape);
        this.parameters = parameters;
        this.projections = new Panels[Projection.count(shape)];
        for (int i = 0; i < projections.length; i++) {
            Projection projection = Projection.at(i);
            projections[i] = Panels.allocate(projection.inputs(shape), projection.outputs(shape));
        }
        this.head = Panels.allocate(shape.width(), shape.paddedVocabulary());
    }

    void packProjection(int layer, Projection projection, Matrix weights) {
        panels(layer, projection).pack(weights, projection.inputs(shape), projection.outputs(shape));
    }

    void packHead() {
        head.packTransposed(layout.embeddingIn(parameters), shape.paddedVocabulary(), shape.width());
    }

    /** {@code output = input W}, or {@code +=} when accumulating, for {@code rows} tokens. */
    void project(int layer, Projection projection, float[] input, float[] output, int rows, boolean accumulate) {
        int inputs = projection.inputs(shape);
        int outputs = projection.outputs(shape);
        Gemm.multiply(
                Matrix.of(input, inputs),
                panels(layer, projection),
                Matrix.of(output, outputs),
                rows,
                outputs,
                inputs,
                accumulate);
    }

    /** Logits, {@link Shape#paddedVocabulary()} a row, of {@code rows} normed tokens. */
    void logits(Matrix normed, float[] logits, int rows) {
        int columns = shape.paddedVocabulary();
        Gemm.multiply(normed, head, Matrix.of(logits, columns), rows, columns, shape.width(), false);
    }

    /** Copies a token's embedding to row {@code row} of {@code x}. */
    void embed(int token, float[] x, int row) {
        System.arraycopy(parameters, layout.embedding(token), x, row * shape.width(), shape.width());
    }

    float[] parameters() {
        return parameters;
    }

    ParameterLayout layout() {
        return layout;
    }

    Shape shape() {
        return shape;
    }

    private Panels panels(int layer, Projection projection) {
        return projections[projection.position(layer)];
    }
}
