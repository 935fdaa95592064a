package dev.constellation.core.analysis;

/**
 * An adapter that the study trained.
 *
 * @param name its name
 * @param digest digest of its weights
 * @param critic whether it is a critic
 * @param trajectory the self-training run it belongs to
 * @param round the round it came out of
 * @param rows rows of its data set
 * @param tokens tokens trained on
 * @param finalLoss loss at the end
 */
public record TrainedModel(
        String name,
        String digest,
        boolean critic,
        int trajectory,
        int round,
        int rows,
        long tokens,
        double finalLoss) {}
