package dev.constellation.tinylm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Trains a low-rank adapter on a base model whose weights stay as they are, in 4 bits. */
public final class FineTuning {
    private final BaseModel base;
    private final @Nullable Adapter parent;
    private final List<TrainingRow> rows;
    private final Hyperparameters hyperparameters;
    private final List<LossPoint> curve = new ArrayList<>();

    /**
     * What a run made.
     *
     * @param adapter the trained adapter
     * @param curve the loss of every step
     * @param tokens input tokens trained on
     */
    public record Result(Adapter adapter, List<LossPoint> curve, long tokens) {
        /** Keeps a copy of the curve. */
        public Result {
            curve = List.copyOf(curve);
        }
    }

    private FineTuning(
            BaseModel base, @Nullable Adapter parent, List<TrainingRow> rows, Hyperparameters hyperparameters) {
        this.base = base;
        this.parent = parent;
        this.rows = List.copyOf(rows);
        this.hyperparameters = hyperparameters;
        requireRows();
        requireParent();
    }

    /**
     * Trains an adapter. The result depends on everything but {@code threads}.
     *
     * @param parent adapter whose training to continue, of the same base, rank and alpha, or null for a new one
     * @param rows at least one row; each at most {@code maxTokens} of the model's shape
     * @param threads threads to use, the caller's among them
     * @throws IllegalArgumentException when a row, named by its index, or the parent does not fit
     * @throws CancellationException when the listener ends the run or the thread is interrupted
     */
    public static Result run(
            BaseModel base,
            @Nullable Adapter parent,
            List<TrainingRow> rows,
            Hyperparameters hyperparameters,
            int threads,
            ProgressListener listener) {
        return new FineTuning(base, parent, rows, hyperparameters).run(threads, listener);
    }

    private Result run(int threads, ProgressListener listener) {
        AdapterLayout layout = new AdapterLayout(base.shape(), hyperparameters.rank());
        float[] values = parent == null
                ? AdapterParameters.initialValues(layout, hyperparameters.seed())
                : parent.values().clone();
        float scale = hyperparameters.alpha() / hyperparameters.rank();
        AdapterParameters parameters = new AdapterParameters(base.shape(), base.parameters(), layout, values, scale);
        long tokens;
        try (Trainer trainer = new Trainer(parameters, threads)) {
            tokens = train(trainer, listener);
        }
        Adapter adapter = new Adapter(
                layout, hyperparameters.alpha(), base.digest(), parent == null ? null : parent.digest(), values);
        return new Result(adapter, curve, tokens);
    }

    private long train(Trainer trainer, ProgressListener listener) {
        LearningRate schedule = new LearningRate(hyperparameters.learningRate(), hyperparameters.warmupShare());
        int stepsPerEpoch = Math.ceilDiv(rows.size(), hyperparameters.batchRows());
        int steps = Math.multiplyExact(stepsPerEpoch, hyperparameters.epochs());
        long tokens = 0;
        List<TrainingRow> order = List.of();
        for (int step = 0; step < steps; step++) {
            int first = step % stepsPerEpoch * hyperparameters.batchRows();
            if (first == 0) {
                order = shuffled(step / stepsPerEpoch);
            }
            List<TrainingRow> batch = order.subList(first, Math.min(order.size(), first + hyperparameters.batchRows()));
            double loss = trainer.step(batch, schedule.at((step + 0.5) / steps), hyperparameters.weightDecay());
            tokens += batch.stream().mapToLong(TrainingRow::inputs).sum();
            LossPoint point = new LossPoint(step + 1, tokens, loss);
            curve.add(point);
            if (!listener.onStep(point, (step + 1.0) / steps) || Thread.interrupted()) {
                throw new CancellationException("fine-tuning was ended after step " + (step + 1));
            }
        }
        return tokens;
    }

    private List<TrainingRow> shuffled(int epoch) {
        List<TrainingRow> order = new ArrayList<>(rows);
        Collections.shuffle(order, new Random(SampleRandom.mix(hyperparameters.seed(), epoch)));
        return order;
    }

    private void requireRows() {
        require(!rows.isEmpty(), "rows must not be empty");
        for (int i = 0; i < rows.size(); i++) {
            TrainingRow row = rows.get(i);
            int most = base.shape().maxTokens();
            require(
                    row.tokens().length <= most,
                    "row %d has %d tokens but the model takes %d".formatted(i, row.tokens().length, most));
            require(row.lossWeight() > 0, "row %d has no target".formatted(i));
            for (int token : row.tokens()) {
                require(
                        token >= 0 && token < base.shape().vocabulary(),
                        "row %d has token %d but the vocabulary has %d"
                                .formatted(i, token, base.shape().vocabulary()));
            }
        }
    }

    private void requireParent() {
        if (parent == null) {
            return;
        }
        parent.requireBase(base);
        require(
                parent.rank() == hyperparameters.rank(),
                "rank must be the parent's %d but is %d".formatted(parent.rank(), hyperparameters.rank()));
        require(
                parent.alpha() == hyperparameters.alpha(),
                "alpha must be the parent's %s but is %s".formatted(parent.alpha(), hyperparameters.alpha()));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
