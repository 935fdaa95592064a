package dev.constellation.tinylm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FullGradientTest {
    private static final Shape SHAPE = TinyModels.SHAPE;

    private final FullParameters parameters = TinyModels.parameters(SHAPE);
    private final List<TrainingRow> rows = RandomRows.of(SHAPE, 3, 5, 36, 3);
    private final double[] doubles = TinyModels.doubles(parameters.values());
    private final DoubleReference reference = new DoubleReference(SHAPE, doubles);

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
            check(trainer, "embedding", 0, SHAPE.vocabulary() * SHAPE.width());
            check(trainer, "final norm", layout.finalNorm(), SHAPE.width());
            for (int layer = 0; layer < SHAPE.layers(); layer++) {
                check(trainer, "attention norm " + layer, layout.attentionNorm(layer), SHAPE.width());
                check(trainer, "feed-forward norm " + layer, layout.feedForwardNorm(layer), SHAPE.width());
                for (Projection projection : Projection.values()) {
                    int start = layout.projection(layer, projection);
                    check(trainer, projection + " " + layer, start, projection.size(SHAPE));
                }
            }
        }
    }

    @Test
    void paddedVocabularyRowsHaveNoGradient() {
        try (Trainer trainer = new Trainer(parameters, 1)) {
            trainer.gradients(rows);
            for (int i = SHAPE.vocabulary() * SHAPE.width(); i < SHAPE.paddedVocabulary() * SHAPE.width(); i++) {
                assertThat(trainer.summedGradients()[i]).isZero();
            }
        }
    }

    private void check(Trainer trainer, String tensor, int from, int size) {
        double error = FiniteDifferences.relativeError(
                doubles, trainer.summedGradients(), from, from, size, () -> reference.loss(rows));
        assertThat(error).as(tensor).isLessThan(1e-4);
    }
}
