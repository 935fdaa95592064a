package dev.constellation.tinylm;

import java.util.Arrays;
import java.util.Random;

/** All weights of a model, trained in 32 bits. */
final class FullParameters implements Trainable {
    private static final double INITIAL_DEVIATION = 0.02;

    private final Shape shape;
    private final ParameterLayout layout;
    private final float[] values;
    private final ForwardWeights forward;
    private final BackwardWeights backward;

    FullParameters(Shape shape, float[] values) {
        this.shape = shape;
        this.layout = new ParameterLayout(shape);
        this.values = values;
        this.forward = new ForwardWeights(shape, values);
        this.backward = new BackwardWeights(shape);
    }

    /** Normal weights of deviation 0.02, those that write to the residual stream divided by sqrt(2 layers). */
    static FullParameters random(Shape shape, long seed) {
        ParameterLayout layout = new ParameterLayout(shape);
        float[] values = new float[layout.size()];
        Random random = new Random(seed);
        fill(values, 0, shape.vocabulary() * shape.width(), random, INITIAL_DEVIATION);
        double residualDeviation = INITIAL_DEVIATION / StrictMath.sqrt(2.0 * shape.layers());
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (Projection projection : Projection.ALL) {
                boolean residual = projection == Projection.ATTENTION_OUT || projection == Projection.DOWN;
                double deviation = residual ? residualDeviation : INITIAL_DEVIATION;
                fill(values, layout.projection(layer, projection), projection.size(shape), random, deviation);
            }
        }
        Arrays.fill(values, layout.normsStart(), layout.size(), 1f);
        return new FullParameters(shape, values);
    }

    private static void fill(float[] values, int from, int size, Random random, double deviation) {
        for (int i = from; i < from + size; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
    }

    @Override
    public float[] values() {
        return values;
    }

    @Override
    public int decayedValues() {
        return layout.normsStart();
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
        return new FullGradients(shape);
    }

    @Override
    public void pack(Workers workers) {
        workers.forEach(shape.layers() + 1, (worker, layer) -> {
            if (layer == shape.layers()) {
                forward.packHead();
                backward.packHead(layout.embeddingIn(values));
            } else {
                packLayer(layer);
            }
        });
    }

    private void packLayer(int layer) {
        for (Projection projection : Projection.ALL) {
            Matrix weights = layout.projectionIn(values, layer, projection);
            forward.packProjection(layer, projection, weights);
            backward.packProjection(layer, projection, weights);
        }
    }
}
