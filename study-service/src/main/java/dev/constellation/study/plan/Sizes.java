package dev.constellation.study.plan;

import dev.constellation.core.study.Bank;
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
                scored += definition.critic().isPresent() ? samples * definition.trajectories() : 0;
            }
        }
        return new Sizes(evaluated, pools(definition), scored, rows(definition), problems(definition));
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
        long perTrajectory = (long) definition.rounds() * star.tasks() * star.samples()
                + critic.map(pool -> (long) pool.tasks() * pool.samples()).orElse(0L);
        return perTrajectory * definition.trajectories();
    }

    private static long rows(StudyDefinition definition) {
        SelfTraining star = definition.selfTraining();
        long perTrajectory =
                (long) definition.rounds() * star.tasks() * Math.min(star.samples(), star.maxProgramsPerTask())
                        + definition
                                .critic()
                                .map(pool -> (long) pool.tasks() * Math.min(pool.samples(), pool.maxProgramsPerTask()))
                                .orElse(0L);
        return perTrajectory * definition.trajectories();
    }

    private static List<String> problems(StudyDefinition definition) {
        List<String> problems = new ArrayList<>();
        SelfTraining star = definition.selfTraining();
        check("selfTraining", star.tasks(), star.samples(), problems);
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
