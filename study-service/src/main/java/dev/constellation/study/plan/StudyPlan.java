package dev.constellation.study.plan;

import dev.constellation.core.domain.Split;
import dev.constellation.core.study.CriticTraining;
import dev.constellation.core.study.SelfTraining;
import dev.constellation.core.study.StudyDefinition;
import dev.constellation.core.tasks.TaskUse;
import dev.constellation.events.avro.Purpose;
import dev.constellation.events.avro.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The stages of a study and what each of them needs. Stages are listed in the order in which they are given room: what
 * training waits for comes before scoring, scoring before evaluation, so that the model node is never idle while a
 * trainer works and no round waits for figures.
 */
final class StudyPlan {
    private final StudyContext study;
    private final StudyDefinition definition;
    private final PreparedTasks tasks;
    private final int maxAttempts;
    private final List<Stage> training = new ArrayList<>();
    private final List<Evaluated> evaluated = new ArrayList<>();

    StudyPlan(StudyContext study, PreparedTasks tasks, int maxAttempts) {
        this.study = study;
        this.definition = study.definition();
        this.tasks = tasks;
        this.maxAttempts = maxAttempts;
        ModelSource first = new ModelSource.Given(study.generator());
        Optional<Stage> shared = evaluation(0, 0, first);
        for (int trajectory = 0; trajectory < definition.trajectories(); trajectory++) {
            planTrajectory(trajectory, first, shared);
        }
    }

    /** A trajectory's evaluation of a round, with its scoring when there is a critic. */
    record Evaluated(int trajectory, int round, Stage sampling, Optional<Stage> scoring) {}

    StudyContext study() {
        return study;
    }

    PreparedTasks tasks() {
        return tasks;
    }

    List<Evaluated> evaluated() {
        return evaluated;
    }

    /** Training stages with the pools they train on. */
    List<Stage> training() {
        return training;
    }

    /** Every stage once, in the order in which they are given room. */
    List<Stage> stages() {
        List<Stage> all = new ArrayList<>(training);
        evaluated.forEach(cell -> cell.scoring().ifPresent(all::add));
        evaluated.stream().map(Evaluated::sampling).distinct().forEach(all::add);
        return all;
    }

    private void planTrajectory(int trajectory, ModelSource first, Optional<Stage> shared) {
        Optional<Stage> critic = definition.critic().map(settings -> criticTraining(trajectory, first, settings));
        shared.ifPresent(stage -> addEvaluated(trajectory, 0, stage, critic));
        ModelSource generator = first;
        for (int round = 1; round <= definition.rounds(); round++) {
            generator = new ModelSource.TrainedBy(selfTraining(trajectory, round, generator));
            int current = round;
            evaluation(trajectory, round, generator)
                    .ifPresent(stage -> addEvaluated(trajectory, current, stage, critic));
        }
    }

    private void addEvaluated(int trajectory, int round, Stage sampling, Optional<Stage> critic) {
        Optional<Stage> scoring = critic.map(
                trained -> stage("score v" + round, new Work.Score(study, trajectory, round, sampling, trained)));
        evaluated.add(new Evaluated(trajectory, round, sampling, scoring));
    }

    private Optional<Stage> evaluation(int trajectory, int round, ModelSource generator) {
        List<SampledCell> cells = new ArrayList<>();
        List<Split> splits = IntStream.range(0, definition.splits())
                .mapToObj(study.seeds()::evaluationSplit)
                .toList();
        for (var bank : definition.banks()) {
            int samples = definition.samples(round, bank.name());
            if (samples > 0) {
                cells.addAll(SampledCell.of(bank.name(), tasks.of(new TaskUse.OfBank(bank.name())), splits, samples));
            }
        }
        return cells.isEmpty()
                ? Optional.empty()
                : Optional.of(sampling("evaluate v" + round, Purpose.EVALUATE, trajectory, round, generator, cells));
    }

    private Stage criticTraining(int trajectory, ModelSource first, CriticTraining settings) {
        List<SampledCell> cells =
                pool(new TaskUse.OfCritic(trajectory), study.seeds().criticSplit(trajectory), settings.samples());
        Stage pool = sampling("critic pool", Purpose.CRITIC_POOL, trajectory, 0, first, cells);
        return trained("train critic", Role.CRITIC, trajectory, 0, new ModelSource.Given(study.base()), pool);
    }

    private Stage selfTraining(int trajectory, int round, ModelSource parent) {
        SelfTraining settings = definition.selfTraining();
        List<SampledCell> cells = pool(
                new TaskUse.OfRound(trajectory, round),
                study.seeds().selfTrainingSplit(trajectory, round),
                settings.samples());
        Stage pool = sampling("self-train round " + round, Purpose.TRAIN, trajectory, round, parent, cells);
        return trained("train v" + round, Role.GENERATOR, trajectory, round, parent, pool);
    }

    private List<SampledCell> pool(TaskUse use, Split split, int samples) {
        return SampledCell.of("", tasks.of(use), List.of(split), samples);
    }

    private Stage trained(String label, Role role, int trajectory, int round, ModelSource parent, Stage pool) {
        Stage stage = stage(label, new Work.Train(study, role, trajectory, round, parent, pool));
        training.add(pool);
        training.add(stage);
        return stage;
    }

    private Stage sampling(
            String label, Purpose purpose, int trajectory, int round, ModelSource generator, List<SampledCell> cells) {
        return stage(label, new Work.Sample(study, purpose, trajectory, round, generator, cells));
    }

    private Stage stage(String label, Work work) {
        return new Stage(label, work, maxAttempts);
    }
}
