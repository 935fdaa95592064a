package dev.constellation.tinylm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FineTuningTest {
    private static final Shape SHAPE = TinyModels.SHAPE;
    private static final Hyperparameters PLAN = new Hyperparameters(8, 16f, 3, 8, 5e-3f, 0f, 0.1f, 1);

    private final BaseModel base = TinyModels.base();
    private final List<TrainingRow> rows = RandomRows.of(SHAPE, 20, 8, 30, 1);

    @Test
    void theLossFalls() {
        FineTuning.Result result = tune(null, rows, new Hyperparameters(8, 16f, 12, 8, 5e-3f, 0f, 0.1f, 1));
        List<LossPoint> curve = result.curve();
        assertThat(curve).hasSize(36);
        assertThat(curve.getLast().loss()).isLessThan(0.8 * curve.getFirst().loss());
        assertThat(curve.getLast().step()).isEqualTo(36);
        assertThat(curve.getLast().tokens()).isEqualTo(result.tokens());
        long tokens = rows.stream().mapToLong(TrainingRow::inputs).sum();
        assertThat(result.tokens()).isEqualTo(12 * tokens);
    }

    @Test
    void theServedModelHasTheTrainedLoss() {
        FineTuning.Result first = tune(null, rows, PLAN);
        List<TrainingRow> one = rows.subList(0, 1);
        double trained = tune(first.adapter(), one, PLAN).curve().getFirst().loss();
        LanguageModel served = LanguageModel.of(base, first.adapter());
        TrainingRow row = one.getFirst();
        double sum = 0;
        int count = 0;
        for (int i = 1; i < row.tokens().length; i++) {
            if (row.target()[i]) {
                sum -= logProbability(served, row.tokens(), i);
                count++;
            }
        }
        assertThat(trained).isCloseTo(sum / count, Offset.offset(1e-5));
    }

    @Test
    void aContinuationStartsFromItsParent() {
        Adapter parent = tune(null, rows, PLAN).adapter();
        FineTuning.Result child = tune(parent, rows, PLAN);
        assertThat(child.adapter().parentDigest()).isEqualTo(parent.digest());
        assertThat(child.curve().getFirst().loss())
                .isLessThan(tune(null, rows, PLAN).curve().getFirst().loss());
    }

    @Test
    void aParentOfAnotherRankAlphaOrBaseIsRefused() {
        Adapter parent = tune(null, rows, PLAN).adapter();
        assertRefused(
                parent, rows, new Hyperparameters(4, 16f, 1, 8, 5e-3f, 0f, 0.1f, 1), "rank must be the parent's 8");
        assertRefused(parent, rows, new Hyperparameters(8, 8f, 1, 8, 5e-3f, 0f, 0.1f, 1), "alpha must be the parent's");
        BaseModel other = TinyModels.base(new Shape(45, 64, 2, 64, 48));
        assertRefused(TinyModels.adapter(other, 8), rows, PLAN, "belongs to base");
    }

    @Test
    void aRowThatIsTooLongIsRefusedByItsIndex() {
        List<TrainingRow> bad = new ArrayList<>(rows);
        bad.set(7, RandomRows.of(SHAPE, 1, 65, 65, 1).getFirst());
        assertRefused(null, bad, PLAN, "row 7 has 65 tokens but the model takes 64");
    }

    @Test
    void aRowWithoutTargetsOrWithAnUnknownTokenIsRefusedByItsIndex() {
        TrainingRow silent = new TrainingRow(new int[] {2, 3}, new boolean[2], 1f);
        assertRefused(null, List.of(rows.getFirst(), silent), PLAN, "row 1 has no target");
        TrainingRow unknown = new TrainingRow(new int[] {2, 45}, new boolean[] {false, true}, 1f);
        assertRefused(null, List.of(unknown), PLAN, "row 0 has token 45");
        assertRefused(null, List.of(), PLAN, "rows must not be empty");
    }

    @Test
    void aRowsWeightScalesItsShareOfTheLoss() {
        TrainingRow light = rows.get(0);
        TrainingRow heavy = new TrainingRow(rows.get(1).tokens(), rows.get(1).target(), 50f);
        double both = firstLoss(List.of(light, heavy));
        double heavyAlone = firstLoss(List.of(heavy));
        double lightAlone = firstLoss(List.of(light));
        double share = heavy.lossWeight() / (heavy.lossWeight() + light.lossWeight());
        assertThat(both).isCloseTo(share * heavyAlone + (1 - share) * lightAlone, Offset.offset(1e-5));
    }

    @Test
    void theListenerEndsARun() {
        assertThatThrownBy(() -> FineTuning.run(base, null, rows, PLAN, 1, (point, share) -> point.step() < 2))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("after step 2");
    }

    @Test
    void anInterruptEndsARun() {
        assertThatThrownBy(() -> FineTuning.run(base, null, rows, PLAN, 2, (point, share) -> {
                    Thread.currentThread().interrupt();
                    return true;
                }))
                .isInstanceOf(CancellationException.class);
    }

    private double firstLoss(List<TrainingRow> batch) {
        return tune(null, batch, PLAN).curve().getFirst().loss();
    }

    private FineTuning.Result tune(@Nullable Adapter parent, List<TrainingRow> batch, Hyperparameters plan) {
        return FineTuning.run(base, parent, batch, plan, 1, (point, share) -> true);
    }

    private void assertRefused(
            @Nullable Adapter parent, List<TrainingRow> batch, Hyperparameters plan, String problem) {
        assertThatThrownBy(() -> tune(parent, batch, plan))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }

    private static float logProbability(LanguageModel model, int[] tokens, int position) {
        NextToken next = new Sampler(model, 1)
                .next(List.of(Arrays.copyOf(tokens, position)), SHAPE.vocabulary())
                .getFirst();
        for (int i = 0; i < next.tokens().length; i++) {
            if (next.tokens()[i] == tokens[position]) {
                return next.logProbabilities()[i];
            }
        }
        throw new AssertionError();
    }
}
