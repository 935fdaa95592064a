package dev.constellation.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Body of {@code POST /v1/fine_tuning/jobs}. The job id follows from the content of all fields, so asking twice returns
 * the same job.
 *
 * @param model parent: the base or an adapter to continue from
 * @param trainingFile id of an uploaded file of lines {@code {"prompt", "completion", "weight"}}
 * @param suffix name of the new adapter
 * @param seed seed of initial weights and order
 * @param hyperparameters how to train
 */
public record FineTuningRequest(
        String model,
        @JsonProperty("training_file") String trainingFile,
        String suffix,
        long seed,
        Hyperparameters hyperparameters) {
    /**
     * How to train.
     *
     * @param rank rank of the adapter
     * @param alpha scale of the adapter, divided by the rank
     * @param epochs passes over the file
     * @param batchRows rows per step
     * @param learningRate peak learning rate
     */
    public record Hyperparameters(
            int rank,
            double alpha,
            @JsonProperty("n_epochs") int epochs,
            @JsonProperty("batch_size") int batchRows,
            @JsonProperty("learning_rate") double learningRate) {}
}
