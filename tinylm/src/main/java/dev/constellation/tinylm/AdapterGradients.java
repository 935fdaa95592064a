package dev.constellation.tinylm;

/** Gradients of a low-rank adapter. */
final class AdapterGradients implements Gradients {
    @Override
    public float[] values() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean reachesEmbedding() {
        return false;
    }

    @Override
    public void addProjection(int layer, Projection projection, float[] input, float[] outputGradient, int rows) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void addHead(float[] logitsGradient, float[] normed, int rows) {}

    @Override
    public void addNorm(int gainStart, float[] x, float[] inverseRms, float[] normedGradient, int rows) {}

    @Override
    public void addEmbedding(int[] tokens, float[] gradient) {}
}
