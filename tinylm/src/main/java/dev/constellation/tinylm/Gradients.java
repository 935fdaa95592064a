package dev.constellation.tinylm;

/** Where a backward pass adds the gradients of the weights that are trained; one a shard. */
sealed interface Gradients permits FullGradients, AdapterGradients {
    /** The sums so far, laid out as the trained values. */
    float[] values();

    /** Whether anything before the first layer's projections is trained. */
    boolean reachesEmbedding();

    /** Adds {@code inputᵀ outputGradient} of {@code rows} tokens for one projection. */
    void addProjection(int layer, Projection projection, float[] input, float[] outputGradient, int rows);

    /** Adds the gradient of the tied head. */
    void addHead(float[] logitsGradient, float[] normed, int rows);

    /** Adds the gradient of the norm whose gains start at {@code gainStart} of the flat parameters. */
    void addNorm(int gainStart, float[] x, float[] inverseRms, float[] normedGradient, int rows);

    /** Adds the gradient of the input embeddings. */
    void addEmbedding(int[] tokens, float[] gradient);
}
