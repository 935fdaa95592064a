package dev.constellation.core.analysis;

import dev.constellation.core.domain.Pool;
import dev.constellation.core.policy.Policies;
import dev.constellation.core.policy.SelectionPolicy;
import dev.constellation.core.stats.Statistic;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The figures of one round of one bank. */
final class RoundFigures {
    private final RoundColumns round;
    private final BankFigures bank;
    private final List<String> taskStrata;
    private final int k;
    private final FigureMaker make;
    private final Sizes withRuns;
    private final Sizes sizes;

    RoundFigures(RoundColumns round, BankFigures bank) {
        this.round = round;
        this.bank = bank;
        this.taskStrata = bank.strata();
        this.k = bank.k();
        this.make = bank.make();
        this.withRuns = bank.sizes().withSamples(round.data().n());
        this.sizes = round.data().round() == 0 ? withRuns.untrained() : withRuns;
    }

    RoundResult result() {
        RoundData data = round.data();
        PolicyColumns policies = round.policies();
        return new RoundResult(
                data.round(),
                data.n(),
                data.measured(),
                data.incomplete(),
                policies.unscored(),
                Arrays.stream(KGrid.shown(data.n()))
                        .mapToObj(shown -> new CurvePoint(
                                shown,
                                make.share(
                                        round.curve().at(shown),
                                        sizes,
                                        round.data().noCell())))
                        .toList(),
                policies.policies().stream().map(this::policy).toList(),
                round.ranking().map(this::critic),
                round.quality().figures(make, sizes),
                round.strata().entrySet().stream()
                        .map(entry -> stratum(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private String noBlock(Subset subset) {
        return round.data().noBlock(subset, k);
    }

    private PolicyResult policy(SelectionPolicy policy) {
        Sizes own = policy.needsCritic() ? withRuns : sizes;
        Figure success = make.share(round.policies().success(policy, Subset.ALL), own, noBlock(Subset.ALL));
        return new PolicyResult(policy.name(), policy.needsCritic(), policy.isCeiling(), success);
    }

    private StratumResult stratum(String label, CurveColumns curve) {
        int tasks = StratumColumns.tasks(taskStrata, label);
        Figure figure = make.share(curve.at(k), sizes.withTasks(tasks), noBlock(Subset.ALL));
        return new StratumResult(label, tasks, figure);
    }

    private CriticResult critic(RankingColumns ranking) {
        SelectionPolicy best = bestUnlearned();
        Sizes contested = withRuns.withTasks(ranking.contestedTasks());
        return new CriticResult(
                best.name(),
                isChosenOnDev() ? Pool.DEV.label() : bank.bank(),
                Arrays.stream(Subset.values())
                        .map(subset -> gains(subset, best))
                        .toList(),
                make.quantity(recovered(), withRuns, "the oracle gains nothing over naive pick"),
                make.fraction(ranking.auc(), contested, RankingColumns.NOT_CONTESTED),
                make.fraction(ranking.brier(), withRuns, "no survivors"),
                make.difference(ranking.calibration(), withRuns, "no survivors"));
    }

    private SubsetGains gains(Subset subset, SelectionPolicy best) {
        return new SubsetGains(
                subset,
                make.share(round.policies().share(subset), sizes, noBlock(Subset.ALL)),
                Policies.UNLEARNED.stream()
                        .map(policy -> new SubsetGains.Gain(policy.name(), gain(policy, subset)))
                        .toList(),
                gain(best, subset));
    }

    private Figure gain(SelectionPolicy over, Subset subset) {
        Sizes contributing = withRuns.withTasks(round.policies().tasks(subset));
        return make.difference(criticGain(over, subset), contributing, noBlock(subset));
    }

    Statistic criticGain(SelectionPolicy over, Subset subset) {
        PolicyColumns policies = round.policies();
        return policies.success(Policies.CRITIC, subset).minus(policies.success(over, subset));
    }

    private Statistic recovered() {
        PolicyColumns policies = round.policies();
        Statistic naive = policies.success(Policies.NAIVE, Subset.ALL);
        return criticGain(Policies.NAIVE, Subset.ALL)
                .over(policies.success(Policies.ORACLE, Subset.ALL).minus(naive));
    }

    private boolean isChosenOnDev() {
        return bank.choices().unlearned().containsKey(round.data().round());
    }

    /** The unlearned policy that was chosen on dev for this round or, without such a choice, the best one here. */
    SelectionPolicy bestUnlearned() {
        SelectionPolicy chosen = bank.choices().unlearned().get(round.data().round());
        return chosen == null ? bestUnlearnedHere() : chosen;
    }

    /** The unlearned policy with most success; the first of the list when several have. */
    SelectionPolicy bestUnlearnedHere() {
        return Policies.UNLEARNED.stream()
                .max(Comparator.comparingDouble(
                        policy -> make.estimate(round.policies().success(policy, Subset.ALL))
                                .value()))
                .orElseThrow();
    }
}
