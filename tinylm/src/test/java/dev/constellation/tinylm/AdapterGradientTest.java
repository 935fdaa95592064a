package dev.constellation.tinylm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdapterGradientTest {
    private static final Shape SHAPE = TinyModels.SHAPE;
    private static final float SCALE = 2f;

    private final BaseModel base = TinyModels.base();
    private final List<TrainingRow> rows = RandomRows.of(SHAPE, 3, 5, 20, 3);

    @ParameterizedTest
    @ValueSource(ints = {3, 16, 24})
    void everyFactorsGradientAgreesWithFiniteDifferences(int rank) {
        AdapterLayout layout = new AdapterLayout(SHAPE, rank);
        float[] values = TinyModels.adapterValues(layout);
        double[] doubles = TinyModels.doubles(values);
        try (Trainer trainer = new Trainer(parameters(layout, values), 1)) {
            assertThat(trainer.gradients(rows)).isCloseTo(loss(layout, doubles), Offset.offset(1e-5));
            for (Projection projection : Projection.values()) {
                int layer = projection.position(0) % SHAPE.layers();
                check(trainer, layout, doubles, layout.down(layer, projection));
                check(trainer, layout, doubles, layout.up(layer, projection));
            }
        }
    }

    @Test
    void paddingOfTheRankStaysZero() {
        AdapterLayout layout = new AdapterLayout(SHAPE, 3);
        float[] values = TinyModels.adapterValues(layout);
        try (Trainer trainer = new Trainer(parameters(layout, values), 1)) {
            trainer.step(rows, 1e-2f, 0.1f);
        }
        Matrix down = layout.downIn(values, 1, Projection.DOWN);
        Matrix up = layout.upIn(values, 1, Projection.DOWN);
        for (int r = 3; r < layout.paddedRank(); r++) {
            assertThat(down.data()[down.at(5) + r]).isZero();
            assertThat(up.data()[up.at(r) + 5]).isZero();
        }
    }

    /** Compares the first elements of a factor, which are not padding. */
    private void check(Trainer trainer, AdapterLayout layout, double[] values, int from) {
        double error = FiniteDifferences.relativeError(
                values, trainer.summedGradients(), from, from, layout.rank(), () -> loss(layout, values));
        assertThat(error).isLessThan(1e-4);
    }

    private AdapterParameters parameters(AdapterLayout layout, float[] values) {
        return new AdapterParameters(SHAPE, base.parameters(), layout, values, SCALE);
    }

    private double loss(AdapterLayout layout, double[] values) {
        double[] merged = TinyModels.doubles(base.parameters());
        for (int layer = 0; layer < SHAPE.layers(); layer++) {
            for (Projection projection : Projection.values()) {
                merge(layout, values, layer, projection, merged);
            }
        }
        return new DoubleReference(SHAPE, merged).loss(rows);
    }

    private static void merge(
            AdapterLayout layout, double[] values, int layer, Projection projection, double[] merged) {
        int outputs = projection.outputs(SHAPE);
        int start = new ParameterLayout(SHAPE).projection(layer, projection);
        int down = layout.down(layer, projection);
        int up = layout.up(layer, projection);
        for (int input = 0; input < projection.inputs(SHAPE); input++) {
            for (int r = 0; r < layout.rank(); r++) {
                double factor = SCALE * values[down + input * layout.paddedRank() + r];
                for (int output = 0; output < outputs; output++) {
                    merged[start + input * outputs + output] += factor * values[up + r * outputs + output];
                }
            }
        }
    }
}
