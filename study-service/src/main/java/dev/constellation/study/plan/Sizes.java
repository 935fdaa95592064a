package dev.constellation.study.plan;

import dev.constellation.core.recipe.Recipe;
import dev.constellation.core.study.Bank;
import dev.constellation.core.study.Comparisons;
import dev.constellation.core.study.CriticTraining;
import dev.constellation.core.study.Evaluation;
import dev.constellation.core.study.SelfTraining;
import dev.constellation.core.study.StudyDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much a study asks for. Real banks count with a given number of tasks, since a definition does not say it.
 *
 * @param evaluated samples of evaluations
 * @param pools samples of critic pools and self-training rounds
 * @param scored survivors to score, an upper bound: every sample of every scored evaluation
 * @param trainingRows rows of all training sets, an upper bound
 * @param problems what is too large to be asked for, with field and what is allowed
 */
public record Sizes(long evaluated, long pools, long scored, long trainingRows, List<String> problems) {

    /** Sizes without real banks. */
    public static Sizes of(StudyDefinition definition) {
        return of(definition, Map.of());
    }

    /** Sizes with the number of tasks of each real bank. */
    public static Sizes of(StudyDefinition definition, Map<String, Integer> realBanks) {
        Map<String, Integer> tasks = new HashMap<>();
        definition.banks().forEach(bank -> tasks.put(bank.name(), tasks(bank, realBanks)));
        long evaluated = 0;
        long scored = 0;
        for (Evaluation evaluation : definition.evaluations()) {
            for (int round : evaluation.rounds()) {
                long samples = evaluation.banks().stream().mapToLong(tasks::get).sum()
                        * definition.splits()
                        * evaluation.samples();
                evaluated += samples * (round == 0 ? 1 : definition.trajectories());
                scored += critics(definition, round) * samples * definition.trajectories();
            }
        }
        long compared = compared(definition, tasks);
        return new Sizes(evaluated + compared, pools(definition), scored, rows(definition), problems(definition));
    }

    /** Critics of a trajectory that score a round. */
    private static int critics(StudyDefinition definition, int round) {
        if (definition.critic().isEmpty()) {
            return 0;
        }
        return round > 0 && definition.comparisons().retrainsCritics() ? 2 : 1;
    }

    /** Critics of a trajectory, each with a pool of its own samples. */
    private static long trainedCritics(StudyDefinition definition) {
        long rounds = definition.evaluations().stream()
                .flatMap(evaluation -> evaluation.rounds().stream())
                .filter(round -> round > 0)
                .distinct()
                .count();
        return 1 + (definition.comparisons().retrainsCritics() ? rounds : 0);
    }

    /** Samples of comparisons; of the cells that are extended, as many as there could be. */
    private static long compared(StudyDefinition definition, Map<String, Integer> tasks) {
        Comparisons wanted = definition.comparisons();
        int perTrajectory = wanted.arms().size() + wanted.temperatures().size();
        int shared = wanted.frozen()
                + (definition.rounds() > 0 ? wanted.temperatures().size() : 0);
        long generators = (long) perTrajectory * definition.trajectories() + shared;
        long samples = 0;
        for (Bank bank : definition.banks()) {
            long cells = (long) tasks.getOrDefault(bank.name(), 0) * definition.splits();
            int first = definition.samples(0, bank.name());
            samples += generators * cells * definition.samples(definition.rounds(), bank.name());
            samples += first == 0 ? 0 : cells * Math.max(0, wanted.extendTo() - first);
        }
        return samples;
    }

    /** Samples of all purposes. */
    public long samples() {
        return evaluated + pools;
    }

    static int tasks(Bank bank, Map<String, Integer> realBanks) {
        return switch (bank) {
            case Bank.Synthetic synthetic -> synthetic.tasks();
            case Bank.Real real -> realBanks.getOrDefault(real.name(), 0);
            case Bank.Custom custom -> custom.tasks().size();
        };
    }

    private static long pools(StudyDefinition definition) {
        SelfTraining star = definition.selfTraining();
        Optional<CriticTraining> critic = definition.critic();
        long perTrajectory = (long) pooledRounds(definition) * star.tasks() * star.samples()
                + critic.map(pool -> trainedCritics(definition) * pool.tasks() * pool.samples())
                        .orElse(0L);
        return perTrajectory * definition.trajectories();
    }

    /** Rounds that are sampled: every arm's own but for the first, which is common to all. */
    private static int pooledRounds(StudyDefinition definition) {
        long sampling = definition.comparisons().arms().stream()
                .filter(arm -> arm.strategy().source() == Recipe.Source.SAMPLES)
                .count();
        return definition.rounds() + (int) sampling * Math.max(0, definition.rounds() - 1);
    }

    /** Rounds' sets of rows that are trained on, those of earlier rounds included where they accumulate. */
    private static int trainedRounds(StudyDefinition definition) {
        int rounds = definition.rounds();
        int accumulated = rounds * (rounds + 1) / 2;
        return (definition.selfTraining().strategy().accumulates() ? accumulated : rounds)
                + definition.comparisons().arms().stream()
                        .mapToInt(arm -> arm.strategy().accumulates() ? accumulated : rounds)
                        .sum();
    }

    private static long rows(StudyDefinition definition) {
        SelfTraining star = definition.selfTraining();
        long perTrajectory =
                (long) trainedRounds(definition) * star.tasks() * Math.min(star.samples(), star.maxProgramsPerTask())
                        + definition
                                .critic()
                                .map(pool -> trainedCritics(definition)
                                        * pool.tasks()
                                        * Math.min(pool.samples(), pool.maxProgramsPerTask()))
                                .orElse(0L);
        return perTrajectory * definition.trajectories();
    }

    private static List<String> problems(StudyDefinition definition) {
        List<String> problems = new ArrayList<>();
        SelfTraining star = definition.selfTraining();
        boolean accumulates = star.strategy().accumulates()
                || definition.comparisons().arms().stream()
                        .anyMatch(arm -> arm.strategy().accumulates());
        check(
                "selfTraining",
                star.tasks() * (accumulates ? Math.max(1, definition.rounds()) : 1),
                star.samples(),
                problems);
        definition.critic().ifPresent(pool -> check("critic", pool.tasks(), pool.samples(), problems));
        return problems;
    }

    private static void check(String field, int tasks, int samples, List<String> problems) {
        long chunks = (long) tasks * SampledCell.chunks(samples);
        if (chunks > Manifest.MAX_CHUNKS) {
            problems.add("%s: %d tasks with %d samples are %d chunks; one training set takes at most %d"
                    .formatted(field, tasks, samples, chunks, Manifest.MAX_CHUNKS));
        }
    }
}
