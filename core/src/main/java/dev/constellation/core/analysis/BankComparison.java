package dev.constellation.core.analysis;

import dev.constellation.core.Digest;
import dev.constellation.core.policy.Policies;
import dev.constellation.core.policy.SelectionPolicy;
import dev.constellation.core.stats.Estimate;
import dev.constellation.core.stats.Interval;
import dev.constellation.core.stats.SimultaneousBand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares two studies on one bank. Each has a crossed design of its own over the common tasks; both are bootstrapped with
 * one seed, so that what they share has the same weights in both.
 */
final class BankComparison {
    private final String bank;
    private final int k;
    private final List<String> tasks;
    private final Set<Integer> ks;
    private final ComparedSide first;
    private final ComparedSide second;

    BankComparison(String bank, ComparedStudy first, ComparedStudy second, Pairing pairing) {
        this.bank = bank;
        this.k = first.k();
        List<CellSummary> one = first.cells(bank);
        List<CellSummary> other = second.cells(bank);
        this.tasks = List.copyOf(common(one, other));
        int splits = Math.min(levels(one, CellSummary::split), levels(other, CellSummary::split));
        boolean sameSplits = pairing.splits();
        this.ks = Stream.concat(
                        Stream.of(k),
                        Stream.of(one, other).flatMap(List::stream).map(CellSummary::n))
                .collect(Collectors.toSet());
        long seed = Digest.of("comparison").add(bank).seed();
        this.first = ComparedSide.of(one, tasks, sameSplits ? splits : levels(one, CellSummary::split), ks, seed);
        this.second = ComparedSide.of(other, tasks, sameSplits ? splits : levels(other, CellSummary::split), ks, seed);
    }

    /** Tasks that both tried. */
    static Set<String> common(List<CellSummary> first, List<CellSummary> second) {
        Set<String> tasks = first.stream().map(CellSummary::taskId).collect(Collectors.toCollection(TreeSet::new));
        tasks.retainAll(second.stream().map(CellSummary::taskId).collect(Collectors.toSet()));
        return tasks;
    }

    static int levels(List<CellSummary> cells, ToIntFunction<CellSummary> level) {
        return 1 + cells.stream().mapToInt(level).max().orElse(0);
    }

    ComparedBank result() {
        List<ComparedBank.Generators> generators = new ArrayList<>();
        for (int round : first.rounds().keySet()) {
            if (second.rounds().containsKey(round)) {
                generators.add(generators(round, round));
            }
        }
        int last = first.rounds().lastKey();
        int otherLast = second.rounds().lastKey();
        if (last != otherLast) {
            generators.add(generators(last, otherLast));
        }
        return new ComparedBank(bank, tasks.size(), first.sizes(), second.sizes(), generators);
    }

    private ComparedBank.Generators generators(int one, int other) {
        ComparedSide.Round before = first.round(one);
        ComparedSide.Round after = second.round(other);
        int commonN = Math.min(before.n(), after.n());
        Set<Integer> shown = new TreeSet<>(List.of(1, Math.min(k, commonN), commonN));
        List<ComparedBank.Measure> measures = new ArrayList<>();
        for (int tries : shown) {
            String name = "pass@%d%s".formatted(tries, tries == commonN ? " (ceiling)" : "");
            measures.add(measure(
                    name,
                    first.estimate(before.curve().at(tries)),
                    second.estimate(after.curve().at(tries)),
                    commonN));
        }
        for (SelectionPolicy policy : Policies.ALL) {
            if (!policy.isCeiling()
                    && before.policies().containsKey(policy.name())
                    && after.policies().containsKey(policy.name())) {
                measures.add(measure(
                        policy.name(),
                        first.estimate(before.success(policy.name())),
                        second.estimate(after.success(policy.name())),
                        commonN));
            }
        }
        return new ComparedBank.Generators(one, other, commonN, measures, curve(before, after, commonN));
    }

    private ComparedBank.Measure measure(String name, Estimate one, Estimate other, int commonN) {
        Estimate difference = other.minus(one);
        String why = "fewer than k = %d samples".formatted(k);
        return new ComparedBank.Measure(
                name,
                first.make().figure(one, first.sizes(), why),
                second.make().figure(other, second.sizes(), why),
                second.make().figure(difference, sizes(commonN), why),
                difference.pValue(),
                1);
    }

    /** What a difference rests on: the smaller study in each factor. */
    private Sizes sizes(int commonN) {
        return new Sizes(
                tasks.size(),
                Math.min(first.sizes().splits(), second.sizes().splits()),
                Math.min(first.sizes().trajectories(), second.sizes().trajectories()),
                commonN);
    }

    private List<Crossover.Difference> curve(ComparedSide.Round before, ComparedSide.Round after, int commonN) {
        int[] grid = KGrid.full(commonN, ks);
        List<Estimate> curve = Arrays.stream(grid)
                .mapToObj(tries -> second.estimate(after.curve().at(tries))
                        .minus(first.estimate(before.curve().at(tries))))
                .toList();
        if (curve.stream().noneMatch(Estimate::hasInterval)) {
            return List.of();
        }
        List<Interval> band = SimultaneousBand.around(curve).points();
        return IntStream.range(0, grid.length)
                .mapToObj(i -> new Crossover.Difference(
                        grid[i],
                        curve.get(i).value(),
                        band.get(i).low(),
                        band.get(i).high()))
                .toList();
    }
}
