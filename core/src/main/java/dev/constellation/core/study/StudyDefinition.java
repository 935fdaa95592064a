package dev.constellation.core.study;

import dev.constellation.core.Digest;
import dev.constellation.core.domain.Split;
import dev.constellation.core.recipe.Recipe;
import dev.constellation.core.recipe.Recipes;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

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
 * @param comparisons what self-training is compared with
 * @param criticParent name on the node of the model that critics continue from; empty for the base
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
        int bootstrapReplicates,
        Comparisons comparisons,
        Optional<String> criticParent) {

    /** Most samples of one chunk, the unit of requests and answers. */
    public static final int CHUNK_SAMPLES = 64;

    /** Rows of every synthetic task. */
    public static final int ROWS = 12;

    private static final int MOST_ROUNDS = 100;
    private static final String LEFT_OUT =
            Pattern.quote(", comparisons=%s, criticParent=%s]".formatted(Comparisons.NONE, Optional.empty())) + "$";

    /** Refuses impossible values and references to banks or rounds that do not exist, all at once. */
    public StudyDefinition {
        banks = List.copyOf(banks);
        evaluations = List.copyOf(evaluations);
        primary = List.copyOf(primary);
        criticParent = criticParent.filter(parent -> !parent.equals(base));
        Checks checks = new Checks()
                .that(
                        name.matches("[a-z0-9][a-z0-9._-]{0,63}"),
                        "name",
                        "'%s', allowed are up to 64 of a-z 0-9 . _ -".formatted(name))
                .range("visible", visible, 1, ROWS - Split.MIN_HELD_OUT)
                .range("k", k, 1, 4096)
                .range("splits", splits, 1, 100)
                .range("trajectories", trajectories, 1, 64)
                .range("rounds", rounds, 0, MOST_ROUNDS)
                .range("bootstrapReplicates", bootstrapReplicates, 100, 100_000)
                .that(!banks.isEmpty(), "banks", "empty, at least one bank is needed")
                .that(
                        !Recipes.find(selfTraining.recipe())
                                .map(Recipe::isControl)
                                .orElse(false),
                        "selfTraining.recipe",
                        "'%s' is a control, which only an arm of comparisons can have".formatted(selfTraining.recipe()))
                .that(
                        critic.isPresent() || criticParent.isEmpty(),
                        "models.critic",
                        "'%s', but the study has no critic".formatted(criticParent.orElse("")));
        int trained = rounds < 0 ? MOST_ROUNDS : rounds;
        checkReferences(checks, banks, trained, evaluations, primary);
        checkComparisons(checks, comparisons, trained, sampling, evaluations);
        checkCritics(checks, comparisons, critic.isPresent(), evaluations);
        checks.done();
    }

    /**
     * Identity by content; the name does not change it. Comparisons and a parent of critics count when there are any, so
     * that a study without them has the identity that it had before studies could have them.
     */
    public String digest() {
        Digest digest = Digest.of("study-definition").add(plain().toString().replaceFirst(LEFT_OUT, "]"));
        if (!comparisons.equals(Comparisons.NONE)) {
            digest.add(comparisons.identity());
        }
        criticParent.ifPresent(parent -> digest.add("critics from").add(parent));
        return digest.id();
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

    /** Whether tasks have to be made for it. */
    public boolean needsSyntheticTasks() {
        return rounds > 0 || critic.isPresent() || banks.stream().anyMatch(Bank.Synthetic.class::isInstance);
    }

    private static void checkReferences(
            Checks checks, List<Bank> banks, int rounds, List<Evaluation> evaluations, List<PrimaryOutcome> primary) {
        Set<String> names = new LinkedHashSet<>();
        for (Bank bank : banks) {
            checks.that(names.add(bank.name()), "banks", "'%s' is named twice".formatted(bank.name()));
        }
        checks.that(!evaluations.isEmpty(), "evaluations", "empty, at least one is needed");
        Set<String> evaluated = new HashSet<>();
        for (int i = 0; i < evaluations.size(); i++) {
            checkEvaluation(checks, "evaluations[" + i + "]", evaluations.get(i), names, rounds, evaluated);
        }
        for (int i = 0; i < primary.size(); i++) {
            PrimaryOutcome outcome = primary.get(i);
            for (int round : new TreeSet<>(List.of(outcome.against(), outcome.round()))) {
                checks.that(
                        evaluated.contains(outcome.bank() + "@" + round),
                        "primary[" + i + "]",
                        "round %d is not evaluated on bank '%s'".formatted(round, outcome.bank()));
            }
        }
    }

    private static void checkComparisons(
            Checks checks, Comparisons compared, int rounds, SamplingSettings sampling, List<Evaluation> evaluations) {
        if (compared.equals(Comparisons.NONE)) {
            return;
        }
        Set<String> labels = new HashSet<>(Set.of("frozen", "main"));
        for (Arm arm : compared.arms()) {
            checks.that(
                    labels.add(arm.name()), "comparisons.arms", "'%s' is taken or stands twice".formatted(arm.name()));
        }
        checks.that(
                compared.temperatures().stream().noneMatch(t -> t == sampling.temperature()),
                "comparisons.temperatures",
                "%s is the study's own temperature".formatted(sampling.temperature()));
        checks.that(
                evaluations.stream().anyMatch(evaluation -> evaluation.rounds().contains(rounds)),
                "comparisons",
                "the last round, %d, is evaluated nowhere, so that there is nothing to compare".formatted(rounds));
        checks.that(rounds > 0 || compared.arms().isEmpty(), "comparisons.arms", "there are no rounds to train in");
        boolean whole = evaluations.stream()
                .filter(evaluation -> evaluation.rounds().contains(0))
                .allMatch(evaluation ->
                        evaluation.samples() % CHUNK_SAMPLES == 0 && evaluation.samples() < compared.extendTo());
        checks.that(
                compared.extendTo() == 0 || (compared.extendTo() % CHUNK_SAMPLES == 0 && whole),
                "comparisons.extendTo",
                "%d, allowed are multiples of %d above the samples of round 0, which must be multiples, too"
                        .formatted(compared.extendTo(), CHUNK_SAMPLES));
    }

    private static void checkCritics(
            Checks checks, Comparisons compared, boolean hasCritic, List<Evaluation> evaluations) {
        boolean trained = evaluations.stream()
                .flatMap(evaluation -> evaluation.rounds().stream())
                .anyMatch(round -> round > 0);
        checks.that(
                        hasCritic || !compared.retrainsCritics(),
                        "comparisons.critics",
                        "'%s', but the study has no critic to compare with".formatted(compared.critics()))
                .that(
                        trained || !compared.retrainsCritics(),
                        "comparisons.critics",
                        "'%s', but no round of self-training is evaluated".formatted(compared.critics()));
    }

    private static void checkEvaluation(
            Checks checks, String field, Evaluation evaluation, Set<String> banks, int rounds, Set<String> evaluated) {
        for (int round : evaluation.rounds()) {
            checks.range(field + ".rounds", round, 0, rounds);
            for (String bank : evaluation.banks()) {
                checks.that(
                        evaluated.add(bank + "@" + round),
                        field,
                        "round %d on bank '%s' is listed twice".formatted(round, bank));
            }
        }
        for (String bank : evaluation.banks()) {
            checks.that(
                    banks.contains(bank),
                    field + ".banks",
                    "'%s' is no bank of this study; there are %s".formatted(bank, banks));
        }
    }

    /** The study without a name, comparisons and parent of critics. */
    private StudyDefinition plain() {
        return new StudyDefinition(
                "study",
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
                bootstrapReplicates,
                Comparisons.NONE,
                Optional.empty());
    }
}
