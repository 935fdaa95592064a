package dev.constellation.core.tasks;

import dev.constellation.core.domain.Domain;
import dev.constellation.core.domain.Pool;
import dev.constellation.core.domain.RealBank;
import dev.constellation.core.domain.Split;
import dev.constellation.core.domain.SynthesisRequest;
import dev.constellation.core.domain.Task;
import dev.constellation.core.recipe.Recipe;
import dev.constellation.core.study.Bank;
import dev.constellation.core.study.Parts;
import dev.constellation.core.study.StudyDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The task sets of a study, each a pure function of definition and domain. */
public final class TaskSource {
    /** Parts of the programs that first generators are trained on. */
    private static final Parts SUPERVISED = new Parts(1, 3);

    private final Domain domain;
    private final StudyDefinition definition;
    private final Seeds seeds;

    /** Nothing is made yet. */
    public TaskSource(Domain domain, StudyDefinition definition) {
        this.domain = domain;
        this.definition = definition;
        seeds = new Seeds(definition.seed(), definition.visible());
    }

    /** All uses; a task that two of them name belongs to the first. */
    public List<TaskUse> uses() {
        List<TaskUse> uses = new ArrayList<>();
        definition.banks().forEach(bank -> uses.add(new TaskUse.OfBank(bank.name())));
        for (int trajectory = 0; trajectory < definition.trajectories(); trajectory++) {
            if (definition.critic().isPresent()) {
                uses.add(new TaskUse.OfCritic(trajectory));
            }
            for (int round = 1; round <= definition.rounds(); round++) {
                uses.add(new TaskUse.OfRound(trajectory, round));
                if (trainsOn(Recipe.Source.SUPERVISED)) {
                    uses.add(new TaskUse.OfSupervised(trajectory, round));
                }
            }
        }
        return uses;
    }

    /** Whether a control trains on the programs of a use. */
    public boolean isGiven(TaskUse use) {
        return switch (use) {
            case TaskUse.OfBank _, TaskUse.OfCritic _ -> false;
            case TaskUse.OfRound _ -> trainsOn(Recipe.Source.SECRET_PROGRAMS);
            case TaskUse.OfSupervised _ -> true;
        };
    }

    private boolean trainsOn(Recipe.Source source) {
        return definition.comparisons().arms().stream()
                .anyMatch(arm -> arm.strategy().source() == source);
    }

    /**
     * The tasks of a use, and by id of the suite those that cannot be posed.
     *
     * @throws IllegalStateException when the domain has not so many of them; the message names the use
     */
    public TaskSet tasks(TaskUse use) {
        try {
            return made(use);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new IllegalStateException("%s: %s".formatted(use.label(), e.getMessage()), e);
        }
    }

    private TaskSet made(TaskUse use) {
        return switch (use) {
            case TaskUse.OfBank(String name) -> bank(named(name));
            case TaskUse.OfCritic(int trajectory) -> {
                var critic = definition.critic().orElseThrow();
                yield synthetic(Pool.CRITIC, seeds.criticPool(trajectory), critic.tasks(), critic.parts());
            }
            case TaskUse.OfRound(int trajectory, int round) -> {
                var star = definition.selfTraining();
                yield synthetic(Pool.STAR, seeds.selfTraining(trajectory, round), star.tasks(), star.parts());
            }
            case TaskUse.OfSupervised(int trajectory, int round) ->
                synthetic(
                        Pool.PRETRAIN,
                        seeds.supervised(trajectory, round),
                        definition.selfTraining().tasks(),
                        SUPERVISED);
        };
    }

    /** The splits that a use poses its tasks under. */
    public List<Split> splits(TaskUse use) {
        return switch (use) {
            case TaskUse.OfBank _ -> seeds.evaluationSplits(definition.splits());
            case TaskUse.OfCritic(int trajectory) -> List.of(seeds.criticSplit(trajectory));
            case TaskUse.OfRound(int trajectory, int round) -> List.of(seeds.selfTrainingSplit(trajectory, round));
            case TaskUse.OfSupervised(int trajectory, int round) -> List.of(seeds.selfTrainingSplit(trajectory, round));
        };
    }

    private Bank named(String name) {
        return definition.banks().stream()
                .filter(bank -> bank.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private TaskSet bank(Bank bank) {
        return switch (bank) {
            case Bank.Synthetic made ->
                synthetic(poolOf(made.name()), seeds.bank(made.name()), made.tasks(), made.parts());
            case Bank.Real real -> imported(domain.realBank(real.name(), definition.profile(), definition.visible()));
            case Bank.Custom custom -> new TaskSet(custom.tasks(), Map.of());
        };
    }

    /** A bank that is called "dev" is drawn from the pool on which choices are tuned. */
    private static Pool poolOf(String bank) {
        return bank.equals(Pool.DEV.label()) ? Pool.DEV : Pool.BANK;
    }

    private TaskSet synthetic(Pool pool, long seed, int count, Parts parts) {
        return new TaskSet(
                domain.synthesize(new SynthesisRequest(
                        definition.profile(), pool, seed, count, parts.min(), parts.max(), StudyDefinition.ROWS)),
                Map.of());
    }

    private static TaskSet imported(RealBank bank) {
        Map<String, String> exclusions = new TreeMap<>();
        bank.exclusions().forEach(exclusion -> exclusions.put(exclusion.id(), exclusion.reason()));
        return new TaskSet(bank.tasks(), exclusions);
    }

    /**
     * Tasks of a use.
     *
     * @param tasks those that can be posed
     * @param exclusions reason by id of the suite for those that cannot
     */
    public record TaskSet(List<Task> tasks, Map<String, String> exclusions) {}
}
