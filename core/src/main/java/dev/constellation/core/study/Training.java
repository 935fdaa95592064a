package dev.constellation.core.study;

/**
 * How an adapter is trained.
 *
 * @param rank rank of the adapter
 * @param alpha its scale, divided by the rank
 * @param epochs passes over the data set
 * @param batchRows rows per step
 * @param learningRate peak learning rate
 */
public record Training(int rank, double alpha, int epochs, int batchRows, double learningRate) {
    /** Refuses impossible values. */
    public Training {
        new Checks()
                .range("rank", rank, 1, 256)
                .range("alpha", alpha, 0.01, 1024)
                .range("epochs", epochs, 1, 100)
                .range("batchRows", batchRows, 1, 4096)
                .range("learningRate", learningRate, 1e-7, 1)
                .done();
    }
}
