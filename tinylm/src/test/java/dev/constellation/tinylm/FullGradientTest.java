package dev.constellation.tinylm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FullGradientTest {
    private static final Shape SHAPE = new Shape(45, 64, 2, 96, 64);
    private static final int SAMPLES = 12;

    private final FullParameters parameters = noisyParameters();
    private final List<TrainingRow> rows = RandomRows.of(SHAPE, 9, 5, 40, 3);
    private final double[] doubles = doubles(parameters.values());
    private final DoubleReference reference =
            new DoubleReference(SHAPE, doubles, (layer, projection, input, output) -> 0);

    @Test
    void lossAgreesWithTheDoubleReference() {
        try (Trainer trainer = new Trainer(parameters, 1)) {
            assertThat(trainer.gradients(rows)).isCloseTo(reference.loss(rows), Offset.offset(1e-5));
        }
    }

    @Test
    void everyTensorsGradientAgreesWithFiniteDifferences() {
        ParameterLayout layout = new ParameterLayout(SHAPE);
        try (Trainer trainer = new Trainer(parameters, 1)) {
            trainer.gradients(rows);
            float[] gradients = trainer.summedGradients();
            check("embedding", gradients, 0, SHAPE.vocabulary() * SHAPE.width());
            check("final norm", gradients, layout.finalNorm(), SHAPE.width());
            for (int layer = 0; layer < SHAPE.layers(); layer++) {
                check("attention norm " + layer, gradients, layout.attentionNorm(layer), SHAPE.width());
                check("feed-forward norm " + layer, gradients, layout.feedForwardNorm(layer), SHAPE.width());
                for (Projection projection : Projection.values()) {
                    check(
                            projection + " " + layer,
                            gradients,
                            layout.projection(layer, projection),
                            projection.size(SHAPE));
                }
            }
        }
    }

    private void check(String tensor, float[] gradients, int from, int size) {
        double error = FiniteDifferences.relativeError(
                doubles, gradients, from, size, SAMPLES, values -> reference.loss(rows));
        assertThat(error).as(tensor).isLessThan(1e-4);
    }

    private static FullParameters noisyParameters() {
        FullParameters parameters = FullParameters.random(SHAPE, 7);
        Random random = new Random(5);
        int vocabularyEnd = SHAPE.vocabulary() * SHAPE.width();
        int paddingEnd = SHAPE.paddedVocabulary() * SHAPE.width();
        for (int i = 0; i < parameters.values().length; i++) {
            if (i < vocabularyEnd || i >= paddingEnd) {
                parameters.values()[i] += (float) (0.08 * random.nextGaussian());
            }
        }
        return parameters;
    }

    private static double[] doubles(float[] values) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i];
        }
        return result;
    }
}
