package dev.constellation.tinylm;

import static dev.constellation.tinylm.Lanes.COUNT;
import static dev.constellation.tinylm.Lanes.SPECIES;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.FloatVector;

/**
 * Optimizer steps whose results do not depend on the number of threads.
 *
 * <p>A batch is cut into {@value #SHARDS} runs of rows; each sums its gradients on its own, in micro-batches of a fixed
 * token budget, and the sums are added in order. Both constants are part of the definition of the result: changing
 * one changes bits.
 */
final class Trainer implements AutoCloseable {
    private static final int SHARDS = 8;
    private static final int MICRO_BATCH_TOKENS = 512;
    /** Pieces of the flat arrays that the optimizer takes at a time; fixed because the norm is summed by piece. */
    private static final int PIECES = 16;

    private static final double MAX_NORM = 1;

    private final Trainable trainable;
    private final Workers workers;
    private final TrainingPass[] passes;
    private final Gradients[] shards = new Gradients[SHARDS];
    private final double[] shardLoss = new double[SHARDS];
    private final double[] pieceNorm = new double[PIECES];
    private final AdamW optimizer;

    Trainer(Trainable trainable, int threads) {
        this.trainable = trainable;
        this.workers = new Workers(threads);
        Shape shape = trainable.forward().shape();
        Rotary rotary = new Rotary(shape.maxTokens());
        int capacity = Math.max(MICRO_BATCH_TOKENS, shape.maxTokens());
        this.passes = new TrainingPass[Math.min(threads, SHARDS)];
        for (int i = 0; i < passes.length; i++) {
            passes[i] = new TrainingPass(trainable.forward(), trainable.backward(), rotary, capacity);
        }
        for (int i = 0; i < SHARDS; i++) {
            shards[i] = trainable.newGradients();
        }
        this.optimizer = new AdamW(trainable.values().length);
        trainable.pack(workers);
    }

    /**
     * One step of AdamW with the gradient's norm clipped to 1.
     *
     * @return weighted mean loss of the batch before the step, in nats a target token
     */
    double step(List<TrainingRow> rows, float rate, float weightDecay) {
        double loss = gradients(rows);
        float clip = (float) Math.min(1, MAX_NORM / (Math.sqrt(squaredNorm()) + 1e-6));
        optimizer.nextStep();
        float[] gradients = shards[0].values();
        int decayed = trainable.decayedValues();
        workers.forEach(PIECES, (worker, piece) -> {
            int from = pieceStart(piece);
            int to = pieceStart(piece + 1);
            int split = Math.clamp(decayed, from, to);
            optimizer.update(trainable.values(), gradients, from, split, rate, weightDecay, clip);
            optimizer.update(trainable.values(), gradients, split, to, rate, 0f, clip);
        });
        trainable.pack(workers);
        return loss;
    }

    /** Computes the mean loss and leaves its gradients in {@link #summedGradients()}. */
    double gradients(List<TrainingRow> rows) {
        double totalWeight = rows.stream().mapToDouble(TrainingRow::lossWeight).sum();
        if (totalWeight == 0) {
            throw new IllegalArgumentException("a batch of %d rows has no target".formatted(rows.size()));
        }
        float scale = (float) (1 / totalWeight);
        workers.forEach(SHARDS, (worker, shard) -> runShard(passes[worker], shard, rows, scale));
        workers.forEach(PIECES, (worker, piece) -> sumShards(pieceStart(piece), pieceStart(piece + 1)));
        return Arrays.stream(shardLoss).sum() / totalWeight;
    }

    float[] summedGradients() {
        return shards[0].values();
    }

    @Override
    public void close() {
        workers.close();
    }

    private void runShard(TrainingPass pass, int shard, List<TrainingRow> rows, float scale) {
        Gradients gradients = shards[shard];
        Arrays.fill(gradients.values(), 0f);
        shardLoss[shard] = 0;
        int from = rows.size() * shard / SHARDS;
        int to = rows.size() * (shard + 1) / SHARDS;
        List<TrainingRow> pending = new ArrayList<>();
        int tokens = 0;
        for (TrainingRow row : rows.subList(from, to)) {
            if (!pending.isEmpty() && tokens + row.inputs() > MICRO_BATCH_TOKENS) {
                shardLoss[shard] += pass.run(MicroBatch.of(pending), gradients, scale);
                pending.clear();
                tokens = 0;
            }
            pending.add(row);
            tokens += row.inputs();
        }
        if (!pending.isEmpty()) {
            shardLoss[shard] += pass.run(MicroBatch.of(pending), gradients, scale);
        }
    }

    private void sumShards(int from, int to) {
        for (int shard = 1; shard < SHARDS; shard++) {
            add(shards[0].values(), shards[shard].values(), from, to);
        }
    }

    private static void add(float[] sum, float[] values, int from, int to) {
        for (int j = from; j < to; j += COUNT) {
            FloatVector.fromArray(SPECIES, sum, j)
                    .add(FloatVector.fromArray(SPECIES, values, j))
                    .intoArray(sum, j);
        }
    }

    private double squaredNorm() {
        float[] gradients = shards[0].values();
        workers.forEach(
                PIECES,
                (worker, piece) -> pieceNorm[piece] = squaredNorm(gradients, pieceStart(piece), pieceStart(piece + 1)));
        double sum = 0;
        for (double norm : pieceNorm) {
            sum += norm;
        }
        return sum;
    }

    /** Four chains, because one would wait for its own additions. */
    private static double squaredNorm(float[] values, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (int j = from; j < to; j += 4) {
            a += (double) values[j] * values[j];
            b += (double) values[j + 1] * values[j + 1];
            c += (double) values[j + 2] * values[j + 2];
            d += (double) values[j + 3] * values[j + 3];
        }
        return (a + b) + (c + d);
    }

    private int pieceStart(int piece) {
        long blocks = trainable.values().length / Lanes.LOGICAL;
        return (int) (blocks * piece / PIECES) * Lanes.LOGICAL;
    }
}
