package dev.constellation.tinylm;

/** The transposed weights, packed, that carry gradients from outputs to inputs. */
final class BackwardWeights {
    private final Shape shape;
    private final Panels[] projections;
    private final Panels head;

    BackwardWeights(Shape shape) {
        this.shape = shape;
        this.projections = new Panels[Projection.count(shape)];
        for (int i = 0; i < projections.length; i++) {
            Projection projection = Projection.at(i);
            projections[i] = Panels.allocate(projection.outputs(shape), projection.inputs(shape));
        }
        this.head = Panels.allocate(shape.paddedVocabulary(), shape.width());
    }

    void packProjection(int layer, Projection projection, Matrix weights) {
        panels(layer, projection).packTransposed(weights, projection.inputs(shape), projection.outputs(shape));
    }

    void packHead(Matrix embedding) {
        head.pack(embedding, shape.paddedVocabulary(), shape.width());
    }

    /** {@code inputGradient = outputGradient Wᵀ} for {@code rows} tokens. */
    void project(int layer, Projection projection, float[] outputGradient, float[] inputGradient, int rows) {
        int inputs = projection.inputs(shape);
        int outputs = projection.outputs(shape);
        Gemm.multiply(
                Matrix.of(outputGradient, outputs),
                panels(layer, projection),
                Matrix.of(inputGradient, inputs),
                rows,
                inputs,
                outputs,
                false);
    }

    /** The gradient of the normed tokens from that of the logits. */
    void head(float[] logitsGradient, float[] normedGradient, int rows) {
        int columns = shape.paddedVocabulary();
        int width = shape.width();
        Gemm.multiply(
                Matrix.of(logitsGradient, columns),
                head,
                Matrix.of(normedGradient, width),
                rows,
                width,
                columns,
                false);
    }

    private Panels panels(int layer, Projection projection) {
        return projections[projection.position(layer)];
    }
}
