package dev.constellation.tinylm;

/** A low-rank adapter under training. */
final class AdapterParameters implements Trainable {
    @Override
    public float[] values() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int decayedValues() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ForwardWeights forward() {
        throw new UnsupportedOperationException();
    }

    @Override
    public BackwardWeights backward() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Gradients newGradients() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void pack(Workers workers) {
        throw new UnsupportedOperationException();
    }
}
