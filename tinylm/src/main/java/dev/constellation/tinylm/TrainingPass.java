package dev.constellation.tinylm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Forward and backward pass over micro-batches, with the memory for both. One thread at a time. */
final class TrainingPass {
    private final Shape shape;
    private final int capacity;
    private final ForwardWeights forward;
    private final BackwardWeights backward;
    private final Rotary rotary;
    private final RmsNorm norm;
    private final CausalAttention attention;
    private final CrossEntropy crossEntropy;

    private final List<LayerActivations> layers = new ArrayList<>();
    private final float[] output;
    private final float[] outputNormed;
    private final float[] outputInverseRms;
    private final float[] logits;

    private final float[] residualGradient;
    private final float[] normedGradient;
    private final float[] attendedGradient;
    private final float[] queryKeyValueGradient;
    private final float[] gateUpGradient;
    private final float[] hiddenGradient;

    /** @param capacity most input tokens of a micro-batch */
    TrainingPass(ForwardWeights forward, BackwardWeights backward, Rotary rotary, int capacity) {
        this.shape = forward.shape();
        this.capacity = capacity;
        this.forward = forward;
        this.backward = backward;
        this.rotary = rotary;
        int width = shape.width();
        norm = new RmsNorm(width);
        attention = new CausalAttention(shape);
        crossEntropy = new CrossEntropy(shape);
        for (int layer = 0; layer < shape.layers(); layer++) {
            layers.add(new LayerActivations(shape, capacity));
        }
        output = new float[capacity * width];
        outputNormed = new float[capacity * width];
        outputInverseRms = new float[capacity];
        logits = new float[capacity * shape.paddedVocabulary()];
        residualGradient = new float[capacity * width];
        normedGradient = new float[capacity * width];
        attendedGradient = new float[capacity * width];
        queryKeyValueGradient = new float[capacity * 3 * width];
        gateUpGradient = new float[capacity * 2 * shape.feedForward()];
        hiddenGradient = new float[capacity * shape.feedForward()];
    }

    /**
     * Adds the gradients of {@code scale} times the loss.
     *
     * @return the weighted sum of the losses, not scaled
     */
    double run(MicroBatch batch, Gradients gradients, float scale) {
        if (batch.size() > capacity) {
            throw new IllegalArgumentException("micro-batch of %d tokens exceeds %d".formatted(batch.size(), capacity));
        }
        forward(batch);
        double loss = crossEntropy.lossAndGradient(logits, batch, scale);
        backward(batch, gradients);
        return loss;
    }

    private void forward(MicroBatch batch) {
        int rows = batch.size();
        for (int row = 0; row < rows; row++) {
            forward.embed(batch.inputs()[row], inputOf(0), row);
        }
        for (int layer = 0; layer < shape.layers(); layer++) {
            attend(layer, batch);
            feedForward(layer, rows);
        }
        norm.forward(output, forward.parameters(), forward.layout().finalNorm(), outputNormed, outputInverseRms, rows);
        forward.logits(Matrix.of(outputNormed, shape.width()), logits, rows);
    }

    private void attend(int layer, MicroBatch batch) {
        LayerActivations at = layers.get(layer);
        int rows = batch.size();
        int gain = forward.layout().attentionNorm(layer);
        norm.forward(at.input, forward.parameters(), gain, at.attentionNormed, at.attentionInverseRms, rows);
        forward.project(layer, Projection.QUERY_KEY_VALUE, at.attentionNormed, at.queryKeyValue, rows, false);
        for (int row = 0; row < batch.rows(); row++) {
            for (int i = batch.starts()[row]; i < batch.starts()[row + 1]; i++) {
                rotary.rotate(at.queryKeyValue, i * 3 * shape.width(), i - batch.starts()[row], 2 * shape.heads());
            }
        }
        attention.forward(at.queryKeyValue, batch, at.probabilities, at.attended);
        System.arraycopy(at.input, 0, at.middle, 0, rows * shape.width());
        forward.project(layer, Projection.ATTENTION_OUT, at.attended, at.middle, rows, true);
    }

    private void feedForward(int layer, int rows) {
        LayerActivations at = layers.get(layer);
        int gain = forward.layout().feedForwardNorm(layer);
        norm.forward(at.middle, forward.parameters(), gain, at.feedForwardNormed, at.feedForwardInverseRms, rows);
        forward.project(layer, Projection.GATE_UP, at.feedForwardNormed, at.gateUp, rows, false);
        SwiGlu.forward(at.gateUp, at.hidden, rows, shape.feedForward());
        float[] next = inputOf(layer + 1);
        System.arraycopy(at.middle, 0, next, 0, rows * shape.width());
        forward.project(layer, Projection.DOWN, at.hidden, next, rows, true);
    }

    private void backward(MicroBatch batch, Gradients gradients) {
        int rows = batch.size();
        gradients.addHead(logits, outputNormed, rows);
        backward.head(logits, normedGradient, rows);
        Arrays.fill(residualGradient, 0, rows * shape.width(), 0f);
        backwardNorm(forward.layout().finalNorm(), output, outputInverseRms, gradients, rows);
        for (int layer = shape.layers() - 1; layer >= 0; layer--) {
            backwardFeedForward(layer, gradients, rows);
            backwardAttention(layer, batch, gradients);
        }
        gradients.addEmbedding(batch.inputs(), residualGradient);
    }

    private void backwardFeedForward(int layer, Gradients gradients, int rows) {
        LayerActivations at = layers.get(layer);
        gradients.addProjection(layer, Projection.DOWN, at.hidden, residualGradient, rows);
        backward.project(layer, Projection.DOWN, residualGradient, hiddenGradient, rows);
        SwiGlu.backward(at.gateUp, hiddenGradient, gateUpGradient, rows, shape.feedForward());
        gradients.addProjection(layer, Projection.GATE_UP, at.feedForwardNormed, gateUpGradient, rows);
        backward.project(layer, Projection.GATE_UP, gateUpGradient, normedGradient, rows);
        backwardNorm(forward.layout().feedForwardNorm(layer), at.middle, at.feedForwardInverseRms, gradients, rows);
    }

    private void backwardAttention(int layer, MicroBatch batch, Gradients gradients) {
        LayerActivations at = layers.get(layer);
        int rows = batch.size();
        gradients.addProjection(layer, Projection.ATTENTION_OUT, at.attended, residualGradient, rows);
        backward.project(layer, Projection.ATTENTION_OUT, residualGradient, attendedGradient, rows);
        attention.backward(
                at.queryKeyValue, batch, at.probabilities, at.attended, attendedGradient, queryKeyValueGradient);
        for (int row = 0; row < batch.rows(); row++) {
            for (int i = batch.starts()[row]; i < batch.starts()[row + 1]; i++) {
                rotary.rotateBack(
                        queryKeyValueGradient, i * 3 * shape.width(), i - batch.starts()[row], 2 * shape.heads());
            }
        }
        gradients.addProjection(layer, Projection.QUERY_KEY_VALUE, at.attentionNormed, queryKeyValueGradient, rows);
        if (layer > 0 || gradients.reachesEmbedding()) {
            backward.project(layer, Projection.QUERY_KEY_VALUE, queryKeyValueGradient, normedGradient, rows);
            backwardNorm(forward.layout().attentionNorm(layer), at.input, at.attentionInverseRms, gradients, rows);
        }
    }

    /** Takes the gradient of a norm's result and adds that of its input to the residual stream's. */
    private void backwardNorm(int gainStart, float[] x, float[] inverseRms, Gradients gradients, int rows) {
        gradients.addNorm(gainStart, x, inverseRms, normedGradient, rows);
        norm.backward(x, forward.parameters(), gainStart, inverseRms, normedGradient, residualGradient, rows);
    }

    private float[] inputOf(int layer) {
        return layer < layers.size() ? layers.get(layer).input : output;
    }
}
