package dev.constellation.core.analysis;

import dev.constellation.core.analysis.Reselected.Rival;
import dev.constellation.core.domain.Pool;
import dev.constellation.core.policy.Policies;
import dev.constellation.core.policy.SelectionPolicy;
import dev.constellation.core.stats.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of a replayed policy on one round of one bank. The replayed policy is the first of the policies; what is
 * known of a policy is found by its place, as the replayed one may bear the name of another.
 */
final class ReselectionFigures {
    private final String bank;
    private final int round;
    private final int k;
    private final List<SelectionPolicy> policies;
    private final List<PolicyTally.Placed> subsets;
    private final FigureMaker make;
    private final Sizes sizes;

    ReselectionFigures(
            String bank,
            int round,
            int k,
            List<SelectionPolicy> policies,
            List<PolicyTally.Placed> subsets,
            FigureMaker make,
            Sizes sizes) {
        this.bank = bank;
        this.round = round;
        this.k = k;
        this.policies = policies;
        this.subsets = subsets;
        this.make = make;
        this.sizes = sizes;
    }

    int number() {
        return round;
    }

    /**
     * The figures.
     *
     * @param chosen the unlearned policy to compare with, by round; where there is none, the best one of these blocks
     */
    Reselected result(Map<Integer, SelectionPolicy> chosen) {
        SelectionPolicy best = chosen.get(round);
        boolean here = best == null || Choices.areMadeOn(bank);
        List<Rival> rivals = new ArrayList<>();
        rivals.add(rival(place(Policies.NAIVE), false));
        if (policies.subList(1, policies.size()).contains(Policies.CRITIC)) {
            rivals.add(rival(place(Policies.CRITIC), false));
        }
        rivals.add(rival(best == null ? bestHere() : place(best), true));
        rivals.add(rival(place(Policies.ORACLE), false));
        return new Reselected(bank, round, sizes.n(), success(0), here ? bank : Pool.DEV.label(), rivals);
    }

    private int place(SelectionPolicy original) {
        return 1 + policies.subList(1, policies.size()).indexOf(original);
    }

    /** The unlearned policy with most success; empty when there is no block. */
    Optional<SelectionPolicy> bestUnlearned() {
        return sizes.n() < k ? Optional.empty() : Optional.of(policies.get(bestHere()));
    }

    private int bestHere() {
        return Policies.UNLEARNED.stream()
                .map(this::place)
                .max(Comparator.comparingDouble(
                        place -> make.estimate(statistic(place, Subset.ALL)).value()))
                .orElseThrow();
    }

    private Figure success(int place) {
        return make.share(statistic(place, Subset.ALL), sizesOf(place), noBlock(Subset.ALL));
    }

    private Rival rival(int place, boolean best) {
        List<Figure> gains = Arrays.stream(Subset.values())
                .map(subset -> gain(place, subset))
                .toList();
        return new Rival(policies.get(place).name(), best, success(place), gains);
    }

    private Figure gain(int place, Subset subset) {
        Sizes own = policies.getFirst().needsCritic() ? sizesOf(0) : sizesOf(place);
        return make.difference(
                statistic(0, subset).minus(statistic(place, subset)),
                own.withTasks(subsets.get(subset.ordinal()).tasks()),
                noBlock(subset));
    }

    private Statistic statistic(int place, Subset subset) {
        PolicyTally.Placed placed = subsets.get(subset.ordinal());
        return Statistic.ratio(placed.firstSuccess() + place, placed.blocks());
    }

    private Sizes sizesOf(int place) {
        return round == 0 && !policies.get(place).needsCritic() ? sizes.untrained() : sizes;
    }

    private String noBlock(Subset subset) {
        if (sizes.n() < k) {
            return "n = %d is fewer than k = %d".formatted(sizes.n(), k);
        }
        return subset == Subset.ALL ? "no block" : "no %s block".formatted(subset.label());
    }
}
