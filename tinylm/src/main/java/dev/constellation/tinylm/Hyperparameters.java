package dev.constellation.tinylm;

/**
 * How a LoRA adapter is trained.
 *
 * @param rank rank of the low-rank updates, 1 to 256
 * @param alpha updates are scaled by {@code alpha / rank}
 * @param epochs passes over the rows, shuffled anew by the seed in each
 * @param batchRows rows of one optimizer step
 * @param learningRate peak learning rate; it falls along a cosine to a tenth
 * @param weightDecay decoupled weight decay of AdamW
 * @param warmupShare share of the steps in which the learning rate rises linearly, in [0, 1)
 * @param seed seed of the initial weights and of the shuffles
 */
public record Hyperparameters(
        int rank,
        float alpha,
        int epochs,
        int batchRows,
        float learningRate,
        float weightDecay,
        float warmupShare,
        long seed) {

    /** Checks every field and throws an {@link IllegalArgumentException} that names the field and its value. */
    public Hyperparameters {
        require(rank >= 1 && rank <= 256, "rank must be between 1 and 256 but is " + rank);
        require(alpha > 0 && Float.isFinite(alpha), "alpha must be positive but is " + alpha);
        require(epochs >= 1, "epochs must be at least 1 but is " + epochs);
        require(batchRows >= 1, "batchRows must be at least 1 but is " + batchRows);
        require(learningRate > 0 && learningRate < 1, "learningRate must be in (0, 1) but is " + learningRate);
        require(weightDecay >= 0 && weightDecay < 1, "weightDecay must be in [0, 1) but is " + weightDecay);
        require(warmupShare >= 0 && warmupShare < 1, "warmupShare must be in [0, 1) but is " + warmupShare);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
