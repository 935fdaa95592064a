package dev.constellation.tinylm;

/** What one layer's forward pass leaves for its backward pass; arrays are row-major with one row a token. */
final class LayerActivations {
    final float[] input;
    final float[] attentionNormed;
    final float[] attentionInverseRms;
    final float[] queryKeyValue;
    final float[] probabilities;
    final float[] attended;
    final float[] middle;
    final float[] feedForwardNormed;
    final float[] feedForwardInverseRms;
    final float[] gateUp;
    final float[] hidden;

    LayerActivations(Shape shape, int tokens) {
        int width = shape.width();
        input = new float[tokens * width];
        attentionNormed = new float[tokens * width];
        attentionInverseRms = new float[tokens];
        queryKeyValue = new float[tokens * 3 * width];
        probabilities = new float[CausalAttention.probabilities(shape, tokens)];
        attended = new float[tokens * width];
        middle = new float[tokens * width];
        feedForwardNormed = new float[tokens * width];
        feedForwardInverseRms = new float[tokens];
        gateUp = new float[tokens * 2 * shape.feedForward()];
        hidden = new float[tokens * shape.feedForward()];
    }
}
