package dev.constellation.tinylm;

import java.util.List;

/** Gradients of a low-rank adapter. */
final class AdapterGradients implements Gradients {
    private final AdapterLayout layout;
    private final List<LowRankFactors> factors;
    private final float[] values;
    private float[] scratch = new float[0];

    /** @param factors of every projection, layer by layer */
    AdapterGradients(AdapterLayout layout, List<LowRankFactors> factors) {
        this.layout = layout;
        this.factors = factors;
        this.values = new float[layout.size()];
    }

    @Override
    public float[] values() {
        return values;
    }

    @Override
    public boolean reachesEmbedding() {
        return false;
    }

    @Override
    public void addProjection(int layer, Projection projection, float[] input, float[] outputGradient, int rows) {
        int needed = 2 * rows * layout.paddedRank();
        if (scratch.length < needed) {
            scratch = new float[needed];
        }
        factors.get(projection.position(layer))
                .addGradients(
                        input,
                        outputGradient,
                        rows,
                        layout.downIn(values, layer, projection),
                        layout.upIn(values, layer, projection),
                        scratch);
    }

    @Override
    public void addHead(float[] logitsGradient, float[] normed, int rows) {}

    @Override
    public void addNorm(int gainStart, float[] x, float[] inverseRms, float[] normedGradient, int rows) {}

    @Override
    public void addEmbedding(int[] tokens, float[] gradient) {}
}
