package dev.constellation.tinylm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PreTrainingTest {
    private static final Shape SHAPE = new Shape(45, 32, 1, 32, 64);
    private static final PreTraining.Settings SETTINGS = new PreTraining.Settings(6_000, 300, 1e-2f, 0.1f, 0.1f, 1);

    private final Tokenizer tokenizer = TinyModels.tokenizer(SHAPE);
    private final List<TrainingRow> rows = RandomRows.of(SHAPE, 10, 20, 40, 1);
    private final List<LossPoint> curve = new ArrayList<>();
    private final List<String> snapshots = new ArrayList<>();

    @Test
    void theLossFalls() {
        BaseModel model = run(1000);
        assertThat(curve.getLast().loss()).isLessThan(0.9 * curve.getFirst().loss());
        assertThat(curve.getLast().tokens()).isGreaterThanOrEqualTo(6_000);
        assertThat(model.metadata())
                .containsEntry(
                        "pretraining.tokens", Long.toString(curve.getLast().tokens()));
        assertThat(snapshots.getLast()).isEqualTo(model.digest());
    }

    @Test
    void theEndOfTheRowsEndsTraining() {
        run(2);
        assertThat(curve.getLast().tokens())
                .isEqualTo(2 * rows.stream().mapToLong(TrainingRow::inputs).sum());
    }

    @Test
    void theListenerEndsARun() {
        assertThatThrownBy(() -> PreTraining.run(
                        SHAPE, tokenizer, rows.iterator(), SETTINGS, 1, (point, share, snapshot) -> false))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void aRowThatIsTooLongIsRefused() {
        List<TrainingRow> bad = RandomRows.of(SHAPE, 1, 65, 65, 1);
        assertThatThrownBy(() -> PreTraining.run(
                        SHAPE, tokenizer, bad.iterator(), SETTINGS, 1, (point, share, snapshot) -> true))
                .hasMessageContaining("65 tokens exceeds maxTokens 64");
    }

    @Test
    void aTokenizerOfAnotherSizeIsRefused() {
        Shape other = new Shape(46, 32, 1, 32, 64);
        assertThatThrownBy(() -> PreTraining.run(
                        other, tokenizer, rows.iterator(), SETTINGS, 1, (point, share, snapshot) -> true))
                .hasMessageContaining("vocabulary must be the tokenizer's 45 but is 46");
    }

    private BaseModel run(int passes) {
        return PreTraining.run(
                SHAPE,
                tokenizer,
                Stream.generate(() -> rows).limit(passes).flatMap(List::stream).iterator(),
                SETTINGS,
                1,
                (point, share, snapshot) -> {
                    curve.add(point);
                    snapshots.add(snapshot.get().digest());
                    return true;
                });
    }
}
