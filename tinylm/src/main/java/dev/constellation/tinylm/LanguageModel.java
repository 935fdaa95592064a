package dev.constellation.tinylm;

/** A base model, with an adapter merged in or not, ready to sample from. Immutable; threads may share it. */
public final class LanguageModel {
    private final BaseModel base;
    private final ForwardWeights weights;
    private final Rotary rotary;

    private LanguageModel(BaseModel base) {
        this.base = base;
        this.weights = new ForwardWeights(base.shape(), base.parameters());
        this.rotary = new Rotary(base.shape().maxTokens());
        weights.packHead();
    }

    /** The base model as it is. */
    public static LanguageModel of(BaseModel base) {
        LanguageModel model = new LanguageModel(base);
        ParameterLayout layout = model.weights.layout();
        for (int layer = 0; layer < base.shape().layers(); layer++) {
            for (Projection projection : Projection.ALL) {
                model.weights.packProjection(
                        layer, projection, layout.projectionIn(base.parameters(), layer, projection));
            }
        }
        return model;
    }

    /**
     * The base model with an adapter.
     *
     * @throws IllegalArgumentException when the adapter belongs to another base
     */
    public static LanguageModel of(BaseModel base, Adapter adapter) {
        adapter.requireBase(base);
        LanguageModel model = new LanguageModel(base);
        for (int layer = 0; layer < base.shape().layers(); layer++) {
            for (Projection projection : Projection.ALL) {
                model.merge(adapter, layer, projection);
            }
        }
        return model;
    }

    private void merge(Adapter adapter, int layer, Projection projection) {
        Shape shape = base.shape();
        AdapterLayout layout = adapter.layout();
        LowRankFactors factors =
                new LowRankFactors(projection.inputs(shape), projection.outputs(shape), layout.paddedRank());
        Matrix up = layout.upIn(adapter.values(), layer, projection);
        factors.set(layout.downIn(adapter.values(), layer, projection), up, adapter.scale());
        float[] merged = new float[projection.size(shape)];
        factors.merge(weights.layout().projectionIn(base.parameters(), layer, projection), up, merged);
        weights.packProjection(layer, projection, Matrix.of(merged, projection.outputs(shape)));
    }

    /** The sizes of the transformer. */
    public Shape shape() {
        return base.shape();
    }

    /** The tokenizer of the base model. */
    public Tokenizer tokenizer() {
        return base.tokenizer();
    }

    ForwardWeights weights() {
        return weights;
    }

    Rotary rotary() {
        return rotary;
    }
}
