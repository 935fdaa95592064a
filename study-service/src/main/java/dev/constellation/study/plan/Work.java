package dev.constellation.study.plan;

import dev.constellation.events.avro.ModelRef;
import dev.constellation.events.avro.Purpose;
import dev.constellation.events.avro.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the items of a stage are, as soon as the stages it needs allow to tell. */
sealed interface Work {
    /** How many items there will be, before they are known. */
    int expected();

    /** The items, when everything they depend on is there. */
    Optional<List<Item>> open(Answers answers);

    /** What has to be there first. */
    List<Stage> needs();

    /** Chunks of samples from one generator. */
    record Sample(
            StudyContext study,
            Purpose purpose,
            int trajectory,
            int round,
            ModelSource generator,
            List<SampledCell> cells)
            implements Work {
        @Override
        public int expected() {
            return cells.stream().mapToInt(SampledCell::chunks).sum();
        }

        @Override
        public Optional<List<Item>> open(Answers answers) {
            return generator.model(answers).map(this::chunks);
        }

        @Override
        public List<Stage> needs() {
            return generator.needs();
        }

        private List<Item> chunks(ModelRef model) {
            Draw draw = new Draw(study, purpose, trajectory, round, model);
            List<Item> items = new ArrayList<>(expected());
            for (SampledCell cell : cells) {
                for (int chunk = 0; chunk < cell.chunks(); chunk++) {
                    items.add(draw.chunk(cell, chunk));
                }
            }
            return List.copyOf(items);
        }
    }

    /** One adapter, trained on the samples of a pool. */
    record Train(StudyContext study, Role role, int trajectory, int round, ModelSource parent, Stage pool)
            implements Work {
        @Override
        public int expected() {
            return 1;
        }

        @Override
        public Optional<List<Item>> open(Answers answers) {
            return pool.complete()
                    ? parent.model(answers).map(model -> List.of(Item.Training.of(Manifest.of(this, model, answers))))
                    : Optional.empty();
        }

        @Override
        public List<Stage> needs() {
            return List.of(pool);
        }
    }

    /** Margins of one trajectory's critic on the survivors of an evaluation. */
    record Score(StudyContext study, int trajectory, int round, Stage evaluation, Stage criticTraining)
            implements Work {
        @Override
        public int expected() {
            return switch (evaluation.work()) {
                case Sample sample -> sample.cells().size();
                case Train _, Score _ -> throw new IllegalStateException(evaluation.label() + " samples nothing");
            };
        }

        @Override
        public Optional<List<Item>> open(Answers answers) {
            return evaluation.complete()
                    ? new ModelSource.TrainedBy(criticTraining).model(answers).map(critic -> requests(critic, answers))
                    : Optional.empty();
        }

        @Override
        public List<Stage> needs() {
            return List.of(evaluation, criticTraining);
        }

        private List<Item> requests(ModelRef critic, Answers answers) {
            List<Item> items = new ArrayList<>();
            for (CellChunks cell : CellChunks.of(evaluation)) {
                List<String> survivors = cell.survivors(answers);
                if (!survivors.isEmpty()) {
                    items.add(Item.Scoring.of(new Judging(study, trajectory, round, cell.cell(), survivors, critic)));
                }
            }
            return List.copyOf(items);
        }
    }
}
