package dev.constellation.node.training;

import dev.constellation.node.RefusedException;
import dev.constellation.node.compute.Scheduler;
import dev.constellation.node.compute.TrainingTurn;
import dev.constellation.node.metrics.NodeMetrics;
import dev.constellation.node.models.ServedModel;
import dev.constellation.tinylm.Adapter;
import dev.constellation.tinylm.BaseModel;
import dev.constellation.tinylm.FineTuning;
import dev.constellation.tinylm.Hyperparameters;
import dev.constellation.tinylm.LossPoint;
import dev.constellation.tinylm.TrainingRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trains an adapter, one step at a time in turn with sampling. */
public final class Training {
    private final BaseModel base;
    private final Scheduler scheduler;
    private final NodeMetrics metrics;

    /** Trains adapters of a base. */
    public Training(BaseModel base, Scheduler scheduler, NodeMetrics metrics) {
        this.base = base;
        this.scheduler = scheduler;
        this.metrics = metrics;
    }

    /**
     * Trains; the adapter depends on parent, rows and hyperparameters alone.
     *
     * @throws java.util.concurrent.CancellationException when the progress was cancelled
     */
    Adapter run(
            ServedModel parent, List<TrainingRow> rows, Hyperparameters hyperparameters, TrainingProgress progress) {
        try (TrainingTurn turn = scheduler.trainingTurn()) {
            Steps steps = new Steps(turn, progress);
            return FineTuning.run(base, adapterOf(parent), rows, hyperparameters, scheduler.threads(), steps::after)
                    .adapter();
        }
    }

    private static @Nullable Adapter adapterOf(ServedModel parent) {
        return switch (parent) {
            case ServedModel.Base _ -> null;
            case ServedModel.Tuned adapter -> adapter.weights();
        };
    }

    /** What happens between two steps. */
    private final class Steps {
        private final TrainingTurn turn;
        private final TrainingProgress progress;
        private long tokens;

        Steps(TrainingTurn turn, TrainingProgress progress) {
            this.turn = turn;
            this.progress = progress;
        }

        boolean after(LossPoint point, double share) {
            progress.add(point);
            metrics.trained(point.tokens() - tokens);
            tokens = point.tokens();
            if (!Double.isFinite(point.loss())) {
                throw RefusedException.invalid(
                        "diverged",
                        "learning_rate",
                        "learning_rate: the loss of step %d is %s; a smaller learning rate is needed"
                                .formatted(point.step(), point.loss()));
            }
            turn.giveWay();
            progress.cost(turn.cost());
            return !progress.cancelled();
        }
    }
}
