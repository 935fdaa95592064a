package dev.constellation.study.plan;

import dev.constellation.events.avro.ModelEvent;
import dev.constellation.events.avro.ModelRef;
import dev.constellation.events.avro.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the items of a stage are, as soon as the stages it needs allow to tell. */
sealed interface Work {
    /** How many items there will be, at most, before they are known. */
    int expected();

    /** The items, when everything they depend on is there. */
    Optional<List<Item>> open(Answers answers);

    /** Round of the generator that is sampled, judged or trained. */
    int round();

    /** What has to be there first. */
    List<Stage> needs();

    /** Chunks of samples from one generator. */
    record Sample(
            StudyContext study,
            Purpose purpose,
            int trajectory,
            int round,
            ModelSource generator,
            Variant variant,
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

        Draw draw(ModelRef model) {
            return new Draw(study, purpose, trajectory, round, model, variant);
        }

        private List<Item> chunks(ModelRef model) {
            Draw draw = draw(model);
            List<Item> items = new ArrayList<>(expected());
            for (SampledCell cell : cells) {
                for (int chunk = 0; chunk < cell.chunks(); chunk++) {
                    items.add(draw.chunk(cell, chunk));
                }
            }
            return List.copyOf(items);
        }
    }

    /** Further chunks of an evaluation for the cells of which no sample is right. */
    record Extend(Sample evaluated, Stage evaluation, int samples) implements Work {
        @Override
        public int round() {
            return evaluated.round();
        }

        @Override
        public int expected() {
            return evaluated.cells().stream()
                    .mapToInt(cell -> SampledCell.chunks(samples) - cell.chunks())
                    .sum();
        }

        @Override
        public Optional<List<Item>> open(Answers answers) {
            return evaluation.complete()
                    ? evaluated.generator().model(answers).map(model -> chunks(model, answers))
                    : Optional.empty();
        }

        @Override
        public List<Stage> needs() {
            return List.of(evaluation);
        }

        private List<Item> chunks(ModelRef model, Answers answers) {
            Draw draw = evaluated.draw(model);
            List<Item> items = new ArrayList<>();
            for (CellChunks cell : CellChunks.of(evaluation)) {
                if (cell.right(answers) == 0) {
                    SampledCell extended = cell.cell().withSamples(samples);
                    for (int chunk = cell.cell().chunks(); chunk < extended.chunks(); chunk++) {
                        items.add(draw.chunk(extended, chunk));
                    }
                }
            }
            return List.copyOf(items);
        }
    }

    /** The programs that tasks were made from, to be judged. */
    record Give(StudyContext study, int trajectory, int round, List<SampledCell> cells) implements Work {
        @Override
        public int expected() {
            return cells.size();
        }

        @Override
        public Optional<List<Item>> open(Answers answers) {
            Draw draw = new Draw(
                    study, Purpose.GIVEN, trajectory, round, study.generator(), Variant.none(study.definition()));
            return Optional.of(
                    cells.stream().map(cell -> (Item) draw.given(cell)).toList());
        }

        @Override
        public List<Stage> needs() {
            return List.of();
        }
    }

    /**
     * One adapter, trained on the samples of pools.
     *
     * @param lesson what is trained and on how much of the pools
     * @param parent the model to continue from
     * @param pools complete before training starts
     */
    record Train(StudyContext study, int trajectory, int round, Lesson lesson, ModelSource parent, List<Stage> pools)
            implements Work {
        @Override
        public int expected() {
            return 1;
        }

        @Override
        public Optional<List<Item>> open(Answers answers) {
            Optional<Integer> rows = mostRows(answers);
            return rows.isPresent() && pools.stream().allMatch(Stage::complete)
                    ? parent.model(answers)
                            .map(model -> List.of(Item.Training.of(Manifest.of(this, model, rows.get(), answers))))
                    : Optional.empty();
        }

        @Override
        public List<Stage> needs() {
            List<Stage> needs = new ArrayList<>(pools);
            needs.addAll(parent.needs());
            lesson.sameRowsAs().ifPresent(needs::add);
            return needs;
        }

        /** 0 for all; empty when it depends on a training that is not over. */
        private Optional<Integer> mostRows(Answers answers) {
            return lesson.sameRowsAs().isEmpty()
                    ? Optional.of(0)
                    : new ModelSource.TrainedBy(lesson.sameRowsAs().get())
                            .event(answers)
                            .map(ModelEvent::getRows);
        }
    }

    /** Margins of a critic of one trajectory on the survivors of an evaluation. */
    record Score(StudyContext study, String analysis, int trajectory, int round, Stage evaluation, Stage criticTraining)
            implements Work {
        @Override
        public int expected() {
            return switch (evaluation.work()) {
                case Sample sample -> sample.cells().size();
                case Extend _, Give _, Train _, Score _ ->
                    throw new IllegalStateException(evaluation.label() + " evaluates nothing");
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
                    items.add(Item.Scoring.of(
                            new Judging(study, analysis, trajectory, round, cell.cell(), survivors, critic)));
                }
            }
            return List.copyOf(items);
        }
    }
}
