package dev.constellation.tinylm;

import java.util.List;
import org.jspecify.annotations.Nullable;

public final class FineTuning {
    private FineTuning() {}

    public record Result(Adapter adapter, List<LossPoint> curve, long tokens) {}

    public static Result run(
            BaseModel base,
            @Nullable Adapter parent,
            List<TrainingRow> rows,
            Hyperparameters hyperparameters,
            int threads,
            ProgressListener listener) {
        throw new UnsupportedOperationException();
    }
}
