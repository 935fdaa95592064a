package dev.constellation.study.plan;

import dev.constellation.core.analysis.Counterpart;
import dev.constellation.core.domain.Split;
import dev.constellation.core.recipe.Recipe;
import dev.constellation.core.recipe.Recipes;
import dev.constellation.core.study.Arm;
import dev.constellation.core.study.Comparisons;
import dev.constellation.core.study.CriticTraining;
import dev.constellation.core.study.SelfTraining;
import dev.constellation.core.study.StudyDefinition;
import dev.constellation.core.tasks.TaskUse;
import dev.constellation.events.avro.Purpose;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The stages of a study and what each of them needs. Stages are listed in the order in which they are given room: what
 * training waits for comes before scoring, scoring before evaluation, so that the model node is never idle while a
 * trainer works and no round waits for figures. Ways of training that would sample the same from the same generator share
 * the stage that does.
 */
final class StudyPlan {
    private final StudyContext study;
    private final StudyDefinition definition;
    private final PreparedTasks tasks;
    private final int maxAttempts;
    private final ModelSource first;
    private final List<Stage> selfTraining = new ArrayList<>();
    private final Set<Stage> training = new LinkedHashSet<>();
    private final Map<Pool, Stage> pools = new HashMap<>();
    private final List<Evaluated> evaluated = new ArrayList<>();
    private final List<Compared> compared = new ArrayList<>();

    StudyPlan(StudyContext study, PreparedTasks tasks, int maxAttempts) {
        this.study = study;
        this.definition = study.definition();
        this.tasks = tasks;
        this.maxAttempts = maxAttempts;
        first = new ModelSource.Given(study.generator());
        Optional<Stage> shared = evaluation("evaluate v0", 0, 0, first);
        for (int trajectory = 0; trajectory < definition.trajectories(); trajectory++) {
            planTrajectory(trajectory, shared);
        }
        planFirstAgain(shared);
        if (definition.comparisons().retrainsCritics()) {
            evaluated.replaceAll(this::withRetrainedCritic);
        }
    }

    /**
     * A trajectory's evaluation of a round.
     *
     * @param scoring by the trajectory's first critic, when there is one
     * @param rescoring by the critic trained again on this round's generator, when there is one
     */
    record Evaluated(int trajectory, int round, Stage sampling, Optional<Stage> scoring, Optional<Stage> rescoring) {}

    /** Samples that self-training is compared with; the number of a copy stands in the place of the trajectory. */
    record Compared(Counterpart comparison, int trajectory, int round, Stage sampling) {}

    /** Whose samples of which tasks: what several ways of training may share. */
    private record Pool(int trajectory, int round, ModelSource generator) {}

    StudyContext study() {
        return study;
    }

    PreparedTasks tasks() {
        return tasks;
    }

    List<Evaluated> evaluated() {
        return evaluated;
    }

    List<Compared> compared() {
        return compared;
    }

    /** The study's own self-training, its first critics and their evaluations, with everything that these need. */
    Set<Stage> own() {
        Set<Stage> own = new LinkedHashSet<>();
        Deque<Stage> needed = new ArrayDeque<>(selfTraining);
        evaluated.forEach(cell -> needed.add(cell.sampling()));
        evaluated.forEach(cell -> cell.scoring().ifPresent(needed::add));
        while (!needed.isEmpty()) {
            Stage stage = needed.remove();
            if (own.add(stage)) {
                needed.addAll(stage.work().needs());
            }
        }
        return own;
    }

    /** Every stage once, in the order in which they are given room. */
    List<Stage> stages() {
        Set<Stage> all = new LinkedHashSet<>(training);
        evaluated.forEach(cell -> cell.scoring().ifPresent(all::add));
        evaluated.forEach(cell -> cell.rescoring().ifPresent(all::add));
        evaluated.stream().map(Evaluated::sampling).forEach(all::add);
        compared.stream().map(Compared::sampling).forEach(all::add);
        return List.copyOf(all);
    }

    private void planTrajectory(int trajectory, Optional<Stage> shared) {
        Optional<Stage> critic = definition.critic().map(_ -> criticTraining(trajectory, 0, first));
        shared.ifPresent(stage -> addEvaluated(trajectory, 0, stage, critic));
        List<Stage> own = trainings(trajectory, "", definition.selfTraining().recipe(), List.of());
        selfTraining.addAll(own);
        for (int round = 1; round <= own.size(); round++) {
            int current = round;
            evaluation("evaluate v" + round, trajectory, round, trainedBy(own, round))
                    .ifPresent(stage -> addEvaluated(trajectory, current, stage, critic));
        }
        for (Arm arm : definition.comparisons().arms()) {
            planArm(trajectory, arm, own);
        }
        for (double temperature : definition.comparisons().temperatures()) {
            heat(trajectory, definition.rounds(), trainedBy(own, definition.rounds()), temperature);
        }
    }

    private void planArm(int trajectory, Arm arm, List<Stage> own) {
        int last = definition.rounds();
        List<Stage> other =
                trainings(trajectory, arm.name(), arm.recipe(), arm.strategy().isControl() ? own : List.of());
        evaluation("evaluate v%d (%s)".formatted(last, arm.name()), trajectory, last, trainedBy(other, last))
                .ifPresent(stage -> compared.add(new Compared(new Counterpart.Trained(arm), trajectory, last, stage)));
    }

    /** What is sampled from the first generator, for all trajectories together. */
    private void planFirstAgain(Optional<Stage> evaluation) {
        Comparisons wanted = definition.comparisons();
        for (int copy = 0; copy < wanted.frozen(); copy++) {
            Variant variant =
                    new Variant("frozen-" + (copy + 1), definition.sampling().temperature());
            Stage stage = again("evaluate frozen copies", 0, 0, first, variant);
            compared.add(new Compared(new Counterpart.Frozen(), copy, 0, stage));
        }
        if (definition.rounds() > 0) {
            wanted.temperatures().forEach(temperature -> heat(0, 0, first, temperature));
        }
        if (wanted.extendTo() > 0 && evaluation.isPresent()) {
            Work.Sample sampled = (Work.Sample) evaluation.get().work();
            Stage stage = stage("extend v0", new Work.Extend(sampled, evaluation.get(), wanted.extendTo()));
            compared.add(new Compared(new Counterpart.Extended(), 0, 0, stage));
        }
    }

    private void heat(int trajectory, int round, ModelSource generator, double temperature) {
        Counterpart heated = new Counterpart.Heated(temperature);
        Variant variant = new Variant(heated.label(), temperature);
        Stage stage = again("evaluate v%d at %s".formatted(round, temperature), trajectory, round, generator, variant);
        compared.add(new Compared(heated, trajectory, round, stage));
    }

    private void addEvaluated(int trajectory, int round, Stage sampling, Optional<Stage> critic) {
        Optional<Stage> scoring = critic.map(trained -> stage(
                "score v" + round,
                new Work.Score(study, StudyContext.MAIN_ANALYSIS, trajectory, round, sampling, trained)));
        evaluated.add(new Evaluated(trajectory, round, sampling, scoring, Optional.empty()));
    }

    /** Planned after all self-training, which so never waits for it. */
    private Evaluated withRetrainedCritic(Evaluated cell) {
        int round = cell.round();
        if (round == 0) {
            return cell;
        }
        Work.Sample sampled = (Work.Sample) cell.sampling().work();
        Stage critic = criticTraining(cell.trajectory(), round, sampled.generator());
        Stage rescoring = stage(
                "score v%d (retrained critic)".formatted(round),
                new Work.Score(
                        study, StudyContext.RETRAINED_ANALYSIS, cell.trajectory(), round, cell.sampling(), critic));
        return new Evaluated(cell.trajectory(), round, cell.sampling(), cell.scoring(), Optional.of(rescoring));
    }

    private Optional<Stage> evaluation(String label, int trajectory, int round, ModelSource generator) {
        List<SampledCell> cells = evaluatedCells(round);
        return cells.isEmpty()
                ? Optional.empty()
                : Optional.of(sampling(
                        label, Purpose.EVALUATE, trajectory, round, generator, Variant.none(definition), cells));
    }

    /** A control with as many samples as the last round, where that is evaluated. */
    private Stage again(String label, int trajectory, int round, ModelSource generator, Variant variant) {
        List<SampledCell> cells = evaluatedCells(definition.rounds());
        return sampling(label, Purpose.CONTROL, trajectory, round, generator, variant, cells);
    }

    private List<SampledCell> evaluatedCells(int round) {
        List<SampledCell> cells = new ArrayList<>();
        List<Split> splits = study.seeds().evaluationSplits(definition.splits());
        for (var bank : definition.banks()) {
            int samples = definition.samples(round, bank.name());
            if (samples > 0) {
                cells.addAll(SampledCell.of(bank.name(), tasks.of(new TaskUse.OfBank(bank.name())), splits, samples));
            }
        }
        return cells;
    }

    /** A critic that learns from what one generator makes of the trajectory's pool. */
    private Stage criticTraining(int trajectory, int round, ModelSource generator) {
        CriticTraining settings = definition.critic().orElseThrow();
        List<SampledCell> cells =
                pool(new TaskUse.OfCritic(trajectory), study.seeds().criticSplit(trajectory), settings.samples());
        String of = round == 0 ? "" : " of v" + round;
        Stage pool = sampling(
                "critic pool" + of, Purpose.CRITIC_POOL, trajectory, round, generator, Variant.none(definition), cells);
        return trained(
                "train critic" + of,
                trajectory,
                round,
                Lesson.critic(definition, round),
                new ModelSource.Given(study.criticParent()),
                List.of(pool));
    }

    /**
     * The trainings of all rounds of one way of training.
     *
     * @param arm its name; empty for the study's own
     * @param sameRowsAs trainings by round whose number of rows bounds these; none for no bound
     */
    private List<Stage> trainings(int trajectory, String arm, String recipeName, List<Stage> sameRowsAs) {
        Recipe recipe = Recipes.named(recipeName);
        List<Stage> trainings = new ArrayList<>();
        List<Stage> used = new ArrayList<>();
        for (int round = 1; round <= definition.rounds(); round++) {
            ModelSource parent = trainedBy(trainings, round - 1);
            if (!recipe.accumulates()) {
                used.clear();
            }
            used.add(pool(trajectory, round, arm, recipe, parent));
            Optional<Stage> rows = sameRowsAs.isEmpty() ? Optional.empty() : Optional.of(sameRowsAs.get(round - 1));
            Lesson lesson = Lesson.generator(definition, label("v" + round, "-%s", arm), recipeName, rows);
            trainings.add(trained(
                    label("train v" + round, " (%s)", arm),
                    trajectory,
                    round,
                    lesson,
                    recipe.restarts() ? first : parent,
                    List.copyOf(used)));
        }
        return trainings;
    }

    private ModelSource trainedBy(List<Stage> trainings, int round) {
        return round == 0 ? first : new ModelSource.TrainedBy(trainings.get(round - 1));
    }

    private Stage pool(int trajectory, int round, String arm, Recipe recipe, ModelSource generator) {
        SelfTraining settings = definition.selfTraining();
        Split split = study.seeds().selfTrainingSplit(trajectory, round);
        TaskUse tasksOfRound = new TaskUse.OfRound(trajectory, round);
        return switch (recipe.source()) {
            case SAMPLES ->
                pools.computeIfAbsent(
                        new Pool(trajectory, round, generator),
                        _ -> sampling(
                                label("self-train round " + round, " (%s)", arm),
                                Purpose.TRAIN,
                                trajectory,
                                round,
                                generator,
                                Variant.none(definition),
                                pool(tasksOfRound, split, settings.samples())));
            case SECRET_PROGRAMS -> given(trajectory, round, arm, pool(tasksOfRound, split, 1));
            case SUPERVISED ->
                given(trajectory, round, arm, pool(new TaskUse.OfSupervised(trajectory, round), split, 1));
        };
    }

    private Stage given(int trajectory, int round, String arm, List<SampledCell> cells) {
        return stage(label("give round " + round, " (%s)", arm), new Work.Give(study, trajectory, round, cells));
    }

    private static String label(String what, String suffix, String arm) {
        return arm.isEmpty() ? what : what + suffix.formatted(arm);
    }

    private List<SampledCell> pool(TaskUse use, Split split, int samples) {
        return SampledCell.of("", tasks.of(use), List.of(split), samples);
    }

    private Stage trained(
            String label, int trajectory, int round, Lesson lesson, ModelSource parent, List<Stage> learnt) {
        Stage stage = stage(label, new Work.Train(study, trajectory, round, lesson, parent, learnt));
        training.addAll(learnt);
        training.add(stage);
        return stage;
    }

    private Stage sampling(
            String label,
            Purpose purpose,
            int trajectory,
            int round,
            ModelSource generator,
            Variant variant,
            List<SampledCell> cells) {
        return stage(label, new Work.Sample(study, purpose, trajectory, round, generator, variant, cells));
    }

    private Stage stage(String label, Work work) {
        return new Stage(label, work, maxAttempts);
    }
}
