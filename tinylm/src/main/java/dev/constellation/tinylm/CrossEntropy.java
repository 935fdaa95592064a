package dev.constellation.tinylm;

import java.util.Arrays;

/** The loss of next-token prediction. Holds scratch: one thread at a time. */
final class CrossEntropy {
    private final int vocabulary;
    private final int stride;
    private final Softmax softmax = new Softmax();

    CrossEntropy(Shape shape) {
        this.vocabulary = shape.vocabulary();
        this.stride = shape.paddedVocabulary();
    }

    /**
     * Replaces logits by the gradient of the loss.
     *
     * @param scale factor of the gradient
     * @return weighted sum of the losses in nats
     */
    double lossAndGradient(float[] logits, MicroBatch batch, float scale) {
        double loss = 0;
        for (int i = 0; i < batch.size(); i++) {
            float weight = batch.lossWeights()[i];
            int at = i * stride;
            if (weight == 0f) {
                Arrays.fill(logits, at, at + stride, 0f);
            } else {
                loss += weight * row(logits, at, batch.targets()[i], weight * scale);
            }
        }
        return loss;
    }

    private double row(float[] logits, int at, int target, float scale) {
        float logit = logits[at + target];
        float maximum = Softmax.maximum(logits, at, vocabulary, stride);
        float sum = softmax.exponentials(logits, at, vocabulary, stride, 1f, maximum);
        Softmax.scale(logits, at, stride, scale / sum);
        logits[at + target] -= scale;
        return StrictMath.log(sum) + maximum - logit;
    }
}
