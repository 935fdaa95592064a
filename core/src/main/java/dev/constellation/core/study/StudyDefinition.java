package dev.constellation.core.study;

import dev.constellation.core.Digest;
import dev.constellation.core.domain.Split;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A study, resolved: everything that its scientific figures depend on, besides the digests of models, prompts and
 * domain.
 *
 * @param name label; not part of the identity
 * @param seed seed of tasks, splits, sampling and training
 * @param domain name of the domain
 * @param profile language profile
 * @param base name of the base model on the node
 * @param generator name of the first generator, {@code gen_v0}, on the node
 * @param transductive whether models may see the inputs of held-out rows
 * @param visible visible rows per task
 * @param k block size of the policies
 * @param splits number of split seeds
 * @param banks evaluation banks
 * @param sampling how programs are sampled
 * @param trajectories independent self-training runs
 * @param rounds rounds of self-training
 * @param selfTraining what happens in a round
 * @param critic how critics are made; absent for a study without a critic
 * @param evaluations what is evaluated
 * @param primary declared primary outcomes; may be empty
 * @param bootstrapReplicates replicates of the crossed bootstrap
 */
public record StudyDefinition(
        String name,
        long seed,
        String domain,
        String profile,
        String base,
        String generator,
        boolean transductive,
        int visible,
        int k,
        int splits,
        List<Bank> banks,
        SamplingSettings sampling,
        int trajectories,
        int rounds,
        SelfTraining selfTraining,
        Optional<CriticTraining> critic,
        List<Evaluation> evaluations,
        List<PrimaryOutcome> primary,
        int bootstrapReplicates) {

    /** Rows of every synthetic task. */
    public static final int ROWS = 12;

    /** Refuses impossible values and references to banks or rounds that do not exist, all at once. */
    public StudyDefinition {
        banks = List.copyOf(banks);
        evaluations = List.copyOf(evaluations);
        primary = List.copyOf(primary);
        Checks checks = new Checks()
                .that(
                        name.matches("[a-z0-9][a-z0-9._-]{0,63}"),
                        "name",
                        "'%s', allowed are up to 64 of a-z 0-9 . _ -".formatted(name))
                .range("visible", visible, 1, ROWS - Split.MIN_HELD_OUT)
                .range("k", k, 1, 4096)
                .range("splits", splits, 1, 100)
                .range("trajectories", trajectories, 1, 64)
                .range("rounds", rounds, 0, 100)
                .range("bootstrapReplicates", bootstrapReplicates, 100, 100_000)
                .that(!banks.isEmpty(), "banks", "empty, at least one bank is needed");
        Set<String> names = new HashSet<>();
        for (Bank bank : banks) {
            checks.that(names.add(bank.name()), "banks", "'%s' is named twice".formatted(bank.name()));
        }
        Set<String> evaluated = new HashSet<>();
        for (Evaluation evaluation : evaluations) {
            for (int round : evaluation.rounds()) {
                checks.range("evaluations.rounds", round, 0, rounds);
                for (String bank : evaluation.banks()) {
                    checks.that(
                            evaluated.add(bank + "@" + round),
                            "evaluations",
                            "round %d on bank '%s' is listed twice".formatted(round, bank));
                }
            }
            for (String bank : evaluation.banks()) {
                checks.that(
                        names.contains(bank),
                        "evaluations.banks",
                        "'%s' is no bank of this study; there are %s".formatted(bank, names));
            }
        }
        checks.that(!evaluations.isEmpty(), "evaluations", "empty, at least one is needed");
        for (PrimaryOutcome outcome : primary) {
            for (int round : List.of(outcome.round(), outcome.against())) {
                checks.that(
                        evaluated.contains(outcome.bank() + "@" + round),
                        "primary",
                        "round %d is not evaluated on bank '%s'".formatted(round, outcome.bank()));
            }
        }
        checks.done();
    }

    /** Identity by content; the name does not change it. */
    public String digest() {
        return Digest.of("study-definition").add(withName("study").toString()).id();
    }

    /** Samples of a round on a bank; 0 when it is not evaluated there. */
    public int samples(int round, String bank) {
        return evaluations.stream()
                .filter(evaluation -> evaluation.rounds().contains(round)
                        && evaluation.banks().contains(bank))
                .mapToInt(Evaluation::samples)
                .findFirst()
                .orElse(0);
    }

    private StudyDefinition withName(String other) {
        return new StudyDefinition(
                other,
                seed,
                domain,
                profile,
                base,
                generator,
                transductive,
                visible,
                k,
                splits,
                banks,
                sampling,
                trajectories,
                rounds,
                selfTraining,
                critic,
                evaluations,
                primary,
                bootstrapReplicates);
    }
}
