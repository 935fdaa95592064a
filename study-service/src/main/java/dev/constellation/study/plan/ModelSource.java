package dev.constellation.study.plan;

import dev.constellation.events.avro.ModelEvent;
import dev.constellation.events.avro.ModelRef;
import java.util.List;
import java.util.Optional;

/** Where a model comes from. */
sealed interface ModelSource {
    /** The model, once it exists. */
    Optional<ModelRef> model(Answers answers);

    /** The stage that makes it, if one does. */
    List<Stage> needs();

    /** A model that the node had before the study. */
    record Given(ModelRef ref) implements ModelSource {
        @Override
        public Optional<ModelRef> model(Answers answers) {
            return Optional.of(ref);
        }

        @Override
        public List<Stage> needs() {
            return List.of();
        }
    }

    /** The adapter that a training stage makes. */
    record TrainedBy(Stage stage) implements ModelSource {
        @Override
        public Optional<ModelRef> model(Answers answers) {
            return event(answers).map(ModelEvent::getModel);
        }

        @Override
        public List<Stage> needs() {
            return List.of(stage);
        }

        Optional<ModelEvent> event(Answers answers) {
            return stage.items().stream().findFirst().flatMap(item -> Optional.ofNullable(answers.trained(item.id())));
        }
    }
}
