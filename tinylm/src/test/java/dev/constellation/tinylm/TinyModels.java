package dev.constellation.tinylm;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Small models with random weights large enough to make every part matter. */
final class TinyModels {
    static final Shape SHAPE = new Shape(45, 64, 2, 64, 64);

    private TinyModels() {}

    /** Characters from {@code 'A'} on; code starts with {@code 'A'}. */
    static Tokenizer tokenizer(Shape shape) {
        List<String> pieces = IntStream.range(0, shape.vocabulary() - 2)
                .mapToObj(i -> String.valueOf((char) ('A' + i)))
                .toList();
        return Tokenizer.of(pieces, 'A');
    }

    static BaseModel base() {
        return base(SHAPE);
    }

    static BaseModel base(Shape shape) {
        return BaseModel.quantize(
                shape,
                tokenizer(shape),
                Map.of("made-by", "test"),
                parameters(shape).values());
    }

    static FullParameters parameters(Shape shape) {
        FullParameters parameters = FullParameters.random(shape, 7);
        int vocabularyEnd = shape.vocabulary() * shape.width();
        int paddingEnd = shape.paddedVocabulary() * shape.width();
        Random random = new Random(5);
        for (int i = 0; i < parameters.values().length; i++) {
            if (i < vocabularyEnd || i >= paddingEnd) {
                parameters.values()[i] += (float) (0.08 * random.nextGaussian());
            }
        }
        return parameters;
    }

    /** Factors of which neither is zero. */
    static float[] adapterValues(AdapterLayout layout) {
        float[] values = AdapterParameters.initialValues(layout, 3);
        Random random = new Random(4);
        for (int layer = 0; layer < layout.shape().layers(); layer++) {
            for (Projection projection : Projection.values()) {
                Matrix up = layout.upIn(values, layer, projection);
                for (int i = 0; i < layout.rank() * projection.outputs(layout.shape()); i++) {
                    values[up.offset() + i] = (float) (0.05 * random.nextGaussian());
                }
            }
        }
        return values;
    }

    static Adapter adapter(BaseModel base, int rank) {
        AdapterLayout layout = new AdapterLayout(base.shape(), rank);
        return new Adapter(layout, 2f * rank, base.digest(), null, adapterValues(layout));
    }

    static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }
}
