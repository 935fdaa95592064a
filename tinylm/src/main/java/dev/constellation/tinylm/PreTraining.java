package dev.constellation.tinylm;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** Trains all weights of a new model from random ones. */
public final class PreTraining {
    private final Shape shape;
    private final Tokenizer tokenizer;
    private final Settings settings;
    private final FullParameters parameters;

    /**
     * How a model is pre-trained.
     *
     * @param totalTokens input tokens after which training ends
     * @param batchTokens input tokens of one optimizer step, at least; a step ends with the row that reaches it
     * @param learningRate peak learning rate; it falls along a cosine to a tenth
     * @param warmupShare share of the tokens in which the learning rate rises linearly, in [0, 1)
     * @param weightDecay decoupled weight decay of AdamW; norms do not decay
     * @param seed seed of the initial weights
     */
    public record Settings(
            long totalTokens, int batchTokens, float learningRate, float warmupShare, float weightDecay, long seed) {

        /** Checks every field and throws an {@link IllegalArgumentException} that names the field and its value. */
        public Settings {
            require(totalTokens >= 1, "totalTokens must be at least 1 but is " + totalTokens);
            require(batchTokens >= 1, "batchTokens must be at least 1 but is " + batchTokens);
            require(learningRate > 0 && learningRate < 1, "learningRate must be in (0, 1) but is " + learningRate);
            require(warmupShare >= 0 && warmupShare < 1, "warmupShare must be in [0, 1) but is " + warmupShare);
            require(weightDecay >= 0 && weightDecay < 1, "weightDecay must be in [0, 1) but is " + weightDecay);
        }

        private static void require(boolean holds, String message) {
            if (!holds) {
                throw new IllegalArgumentException(message);
            }
        }
    }

    /** Hears of every optimizer step and may end the run. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Called on the training thread after every step.
         *
         * @param point the step
         * @param share share of the run that is done, in (0, 1]
         * @param snapshot makes a base model of the weights as they are; only valid during the call
         * @return whether to go on; false makes the run throw a {@link CancellationException}
         */
        boolean onStep(LossPoint point, double share, Supplier<BaseModel> snapshot);
    }

    private PreTraining(Shape shape, Tokenizer tokenizer, Settings settings) {
        if (tokenizer.size() != shape.vocabulary()) {
            throw new IllegalArgumentException(
                    "vocabulary must be the tokenizer's %d but is %d".formatted(tokenizer.size(), shape.vocabulary()));
        }
        this.shape = shape;
        this.tokenizer = tokenizer;
        this.settings = settings;
        this.parameters = FullParameters.random(shape, settings.seed());
    }

    /**
     * Trains until {@code totalTokens} or the end of the rows. The result depends on everything but {@code threads}.
     *
     * @param rows rows in the order of training, none longer than the shape's {@code maxTokens}
     * @throws IllegalArgumentException when a row is too long
     * @throws CancellationException when the listener ends the run or the thread is interrupted
     */
    public static BaseModel run(
            Shape shape,
            Tokenizer tokenizer,
            Iterator<TrainingRow> rows,
            Settings settings,
            int threads,
            Listener listener) {
        return new PreTraining(shape, tokenizer, settings).run(rows, threads, listener);
    }

    private BaseModel run(Iterator<TrainingRow> rows, int threads, Listener listener) {
        LearningRate schedule = new LearningRate(settings.learningRate(), settings.warmupShare());
        long tokens = 0;
        try (Trainer trainer = new Trainer(parameters, threads)) {
            for (int step = 1; tokens < settings.totalTokens() && rows.hasNext(); step++) {
                List<TrainingRow> batch = nextBatch(rows);
                long batchTokens = batch.stream().mapToLong(TrainingRow::inputs).sum();
                double middle = (tokens + batchTokens / 2.0) / settings.totalTokens();
                double loss = trainer.step(batch, schedule.at(middle), settings.weightDecay());
                tokens += batchTokens;
                long done = tokens;
                LossPoint point = new LossPoint(step, tokens, loss);
                double share = Math.min(1, (double) tokens / settings.totalTokens());
                if (!listener.onStep(point, share, () -> snapshot(done)) || Thread.interrupted()) {
                    throw new CancellationException("pre-training was ended after step " + step);
                }
            }
        }
        return snapshot(tokens);
    }

    private List<TrainingRow> nextBatch(Iterator<TrainingRow> rows) {
        List<TrainingRow> batch = new ArrayList<>();
        int tokens = 0;
        while (tokens < settings.batchTokens() && rows.hasNext()) {
            TrainingRow row = rows.next();
            if (row.tokens().length > shape.maxTokens()) {
                throw new IllegalArgumentException(
                        "a row of %d tokens exceeds maxTokens %d".formatted(row.tokens().length, shape.maxTokens()));
            }
            batch.add(row);
            tokens += row.inputs();
        }
        return batch;
    }

    private BaseModel snapshot(long tokens) {
        Map<String, String> metadata = new TreeMap<>();
        metadata.put("pretraining.tokens", Long.toString(tokens));
        metadata.put("pretraining.batch-tokens", Integer.toString(settings.batchTokens()));
        metadata.put("pretraining.learning-rate", Float.toString(settings.learningRate()));
        metadata.put("pretraining.weight-decay", Float.toString(settings.weightDecay()));
        metadata.put("pretraining.seed", Long.toString(settings.seed()));
        return BaseModel.quantize(shape, tokenizer, metadata, parameters.values());
    }
}
