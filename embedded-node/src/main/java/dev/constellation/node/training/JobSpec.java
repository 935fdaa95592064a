package dev.constellation.node.training;

import dev.constellation.node.RefusedException;
import dev.constellation.node.models.ServedModel;
import dev.constellation.protocol.FineTuningRequest;
import dev.constellation.tinylm.Hyperparameters;
import java.util.List;

/**
 * A fine-tuning request with what it means on this node.
 *
 * @param request as it came
 * @param parent the model that it names
 */
record JobSpec(FineTuningRequest request, ServedModel parent) {
    static final int MAX_EPOCHS = 1_000;
    static final int MAX_BATCH_ROWS = 4_096;

    private static final float WEIGHT_DECAY = 0;
    private static final float WARMUP_SHARE = 0.05f;

    JobSpec {
        Hyperparameters hyperparameters = hyperparameters(request);
        if (parent instanceof ServedModel.Tuned adapter) {
            requireLike(adapter, hyperparameters);
        }
    }

    /** Id of the job: the same file, parent, hyperparameters, seed and name of the result make the same job. */
    String id() {
        return "ftjob-"
                + ContentId.of(List.of(request.trainingFile(), parent.digest(), hyperparameters(), request.suffix()));
    }

    Hyperparameters hyperparameters() {
        return hyperparameters(request);
    }

    private static Hyperparameters hyperparameters(FineTuningRequest request) {
        FineTuningRequest.Hyperparameters given = request.hyperparameters();
        atMost("n_epochs", given.epochs(), MAX_EPOCHS);
        atMost("batch_size", given.batchRows(), MAX_BATCH_ROWS);
        try {
            return new Hyperparameters(
                    given.rank(),
                    (float) given.alpha(),
                    given.epochs(),
                    given.batchRows(),
                    (float) given.learningRate(),
                    WEIGHT_DECAY,
                    WARMUP_SHARE,
                    request.seed());
        } catch (IllegalArgumentException e) {
            throw invalid("hyperparameters", String.valueOf(e.getMessage()));
        }
    }

    private static void requireLike(ServedModel.Tuned parent, Hyperparameters hyperparameters) {
        int rank = parent.weights().rank();
        float alpha = parent.weights().alpha();
        if (rank != hyperparameters.rank() || alpha != hyperparameters.alpha()) {
            throw invalid(
                    "hyperparameters",
                    "rank %d and alpha %s; training that continues %s needs its rank %d and alpha %s"
                            .formatted(hyperparameters.rank(), hyperparameters.alpha(), parent.name(), rank, alpha));
        }
    }

    private static void atMost(String field, int value, int most) {
        if (value > most) {
            throw invalid(field, "%d, from 1 to %d are allowed".formatted(value, most));
        }
    }

    private static RefusedException invalid(String field, String problem) {
        return RefusedException.invalid("invalid_value", field, field + ": " + problem);
    }
}
