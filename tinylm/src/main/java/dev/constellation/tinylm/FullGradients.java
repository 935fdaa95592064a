package dev.constellation.tinylm;

/** Gradients of all weights. */
final class FullGradients implements Gradients {
    private final Shape shape;
    private final ParameterLayout layout;
    private final float[] values;
    private final RmsNorm norm;

    FullGradients(Shape shape) {
        this.shape = shape;
        this.layout = new ParameterLayout(shape);
        this.values = new float[layout.size()];
        this.norm = new RmsNorm(shape.width());
    }

    @Override
    public float[] values() {
        return values;
    }

    @Override
    public boolean reachesEmbedding() {
        return true;
    }

    @Override
    public void addProjection(int layer, Projection projection, float[] input, float[] outputGradient, int rows) {
        int inputs = projection.inputs(shape);
        int outputs = projection.outputs(shape);
        TransposedGemm.multiply(
                Matrix.of(input, inputs),
                Matrix.of(outputGradient, outputs),
                layout.projectionIn(values, layer, projection),
                inputs,
                outputs,
                rows,
                true);
    }

    @Override
    public void addHead(float[] logitsGradient, float[] normed, int rows) {
        int vocabulary = shape.paddedVocabulary();
        int width = shape.width();
        TransposedGemm.multiply(
                Matrix.of(logitsGradient, vocabulary),
                Matrix.of(normed, width),
                layout.embeddingIn(values),
                vocabulary,
                width,
                rows,
                true);
    }

    @Override
    public void addNorm(int gainStart, float[] x, float[] inverseRms, float[] normedGradient, int rows) {
        norm.gainGradient(x, inverseRms, normedGradient, values, gainStart, rows);
    }

    @Override
    public void addEmbedding(int[] tokens, float[] gradient) {
        int width = shape.width();
        for (int i = 0; i < tokens.length; i++) {
            int to = layout.embedding(tokens[i]);
            for (int j = 0; j < width; j++) {
                values[to + j] += gradient[i * width + j];
            }
        }
    }
}
