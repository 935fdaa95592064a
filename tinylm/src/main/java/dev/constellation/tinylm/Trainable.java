package dev.constellation.tinylm;

/** Weights under training and the packed forms that passes read. */
sealed interface Trainable permits FullParameters, AdapterParameters {
    /** The values that the optimizer changes; their number is a multiple of 16. */
    float[] values();

    /** Values before this index, a multiple of 16, decay. */
    int decayedValues();

    ForwardWeights forward();

    BackwardWeights backward();

    Gradients newGradients();

    /** Renews the packed forms after the values changed. */
    void pack(Workers workers);
}
