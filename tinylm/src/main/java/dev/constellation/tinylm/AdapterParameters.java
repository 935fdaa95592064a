package dev.constellation.tinylm;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A low-rank adapter under training (Hu et al., LoRA, 2021).
 *
 * <p>After every step the update is merged into the packed weights: that costs less than a second, low-rank path
 * through every projection, and training sees the very weights that are served later.
 */
final class AdapterParameters implements Trainable {
    private final Shape shape;
    private final float[] base;
    private final ParameterLayout baseLayout;
    private final AdapterLayout layout;
    private final float[] values;
    private final float scale;
    private final ForwardWeights forward;
    private final BackwardWeights backward;
    private final List<LowRankFactors> factors = new ArrayList<>();

    /**
     * @param base flat weights that stay as they are
     * @param values flat factors, changed by training
     * @param scale factor of the update, {@code alpha / rank}
     */
    AdapterParameters(Shape shape, float[] base, AdapterLayout layout, float[] values, float scale) {
        this.shape = shape;
        this.base = base;
        this.baseLayout = new ParameterLayout(shape);
        this.layout = layout;
        this.values = values;
        this.scale = scale;
        this.forward = new ForwardWeights(shape, base);
        this.backward = new BackwardWeights(shape);
        for (int i = 0; i < Projection.count(shape); i++) {
            Projection projection = Projection.at(i);
            factors.add(new LowRankFactors(projection.inputs(shape), projection.outputs(shape), layout.paddedRank()));
        }
        forward.packHead();
        backward.packHead(baseLayout.embeddingIn(base));
    }

    /** Factors whose product is 0: down normal with deviation {@code 0.5 / sqrt(inputs)}, up zero. */
    static float[] initialValues(AdapterLayout layout, long seed) {
        float[] values = new float[layout.size()];
        Random random = new Random(seed);
        for (int layer = 0; layer < layout.shape().layers(); layer++) {
            for (Projection projection : Projection.ALL) {
                fillDown(layout.downIn(values, layer, projection), layout, projection, random);
            }
        }
        return values;
    }

    private static void fillDown(Matrix down, AdapterLayout layout, Projection projection, Random random) {
        int inputs = projection.inputs(layout.shape());
        double deviation = 0.5 / StrictMath.sqrt(inputs);
        for (int input = 0; input < inputs; input++) {
            for (int r = 0; r < layout.rank(); r++) {
                down.data()[down.at(input) + r] = (float) (random.nextGaussian() * deviation);
            }
        }
    }

    @Override
    public float[] values() {
        return values;
    }

    @Override
    public int decayedValues() {
        return values.length;
    }

    @Override
    public ForwardWeights forward() {
        return forward;
    }

    @Override
    public BackwardWeights backward() {
        return backward;
    }

    @Override
    public Gradients newGradients() {
        return new AdapterGradients(layout, factors);
    }

    @Override
    public void pack(Workers workers) {
        float[][] merged = new float[workers.threads()][];
        workers.forEach(factors.size(), (worker, index) -> {
            if (merged[worker] == null) {
                merged[worker] = new float[largestProjection()];
            }
            pack(Projection.layerAt(index), Projection.at(index), merged[worker]);
        });
    }

    private void pack(int layer, Projection projection, float[] merged) {
        LowRankFactors factor = factors.get(projection.position(layer));
        Matrix up = layout.upIn(values, layer, projection);
        factor.set(layout.downIn(values, layer, projection), up, scale);
        factor.merge(baseLayout.projectionIn(base, layer, projection), up, merged);
        Matrix weights = Matrix.of(merged, projection.outputs(shape));
        forward.packProjection(layer, projection, weights);
        backward.packProjection(layer, projection, weights);
    }

    private int largestProjection() {
        int largest = 0;
        for (Projection projection : Projection.ALL) {
            largest = Math.max(largest, projection.size(shape));
        }
        return largest;
    }
}
