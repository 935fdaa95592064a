package dev.constellation.core.analysis;

import dev.constellation.core.Digest;
import dev.constellation.core.policy.Policies;
import dev.constellation.core.policy.SelectionPolicy;
import dev.constellation.core.stats.Columns;
import dev.constellation.core.stats.CrossedBootstrap;
import dev.constellation.core.stats.CrossedDesign;
import dev.constellation.core.stats.Estimate;
import dev.constellation.core.stats.Interval;
import dev.constellation.core.stats.SimultaneousBand;
import dev.constellation.core.stats.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares two studies on one bank: the cells of both stand in one crossed design of the common tasks and of as many
 * splits and training runs as both have.
 */
final class BankComparison {
    private final String bank;
    private final int k;
    private final List<String> tasks;
    private final CrossedDesign design;
    private final Set<Integer> ks;
    private final NavigableMap<Integer, ComparedRound> first;
    private final NavigableMap<Integer, ComparedRound> second;
    private final FigureMaker make;
    private final OptionalDouble coverage;
    private final Sizes firstSizes;
    private final Sizes secondSizes;

    BankComparison(String bank, ComparedStudy first, ComparedStudy second) {
        this.bank = bank;
        this.k = first.k();
        List<CellSummary> one = first.cells(bank);
        List<CellSummary> other = second.cells(bank);
        this.tasks = List.copyOf(common(one, other));
        this.firstSizes = sizes(one);
        this.secondSizes = sizes(other);
        this.design = new CrossedDesign(
                tasks.size(),
                Math.min(firstSizes.splits(), secondSizes.splits()),
                Math.min(firstSizes.trajectories(), secondSizes.trajectories()));
        this.ks = Stream.concat(
                        Stream.of(k),
                        Stream.of(one, other).flatMap(List::stream).map(CellSummary::n))
                .collect(Collectors.toSet());
        Columns columns = new Columns(design);
        this.first = rounds(columns, one);
        this.second = rounds(columns, other);
        long seed = Digest.of("comparison").add(bank).seed();
        this.make = new FigureMaker(CrossedBootstrap.run(columns, seed, StudyComparison.REPLICATES));
        this.coverage = BankAnalysis.coverage(design, seed);
    }

    /** Tasks that both tried. */
    static Set<String> common(List<CellSummary> first, List<CellSummary> second) {
        Set<String> tasks = first.stream().map(CellSummary::taskId).collect(Collectors.toCollection(TreeSet::new));
        tasks.retainAll(second.stream().map(CellSummary::taskId).collect(Collectors.toSet()));
        return tasks;
    }

    private static Sizes sizes(List<CellSummary> cells) {
        int tasks = (int) cells.stream().map(CellSummary::taskId).distinct().count();
        return new Sizes(tasks, levels(cells, CellSummary::split), levels(cells, CellSummary::trajectory), 0);
    }

    private static int levels(List<CellSummary> cells, ToIntFunction<CellSummary> level) {
        return 1 + cells.stream().mapToInt(level).max().orElse(0);
    }

    private NavigableMap<Integer, ComparedRound> rounds(Columns columns, List<CellSummary> cells) {
        TreeMap<Integer, @Nullable CellSummary[]> placed = new TreeMap<>();
        for (CellSummary cell : cells) {
            int task = Collections.binarySearch(tasks, cell.taskId());
            if (task >= 0 && cell.split() < design.splits() && cell.trajectory() < design.trajectories()) {
                placed.computeIfAbsent(cell.round(), round -> new CellSummary[design.cells()])[
                        design.cell(task, cell.split(), cell.trajectory())] = cell;
            }
        }
        NavigableMap<Integer, ComparedRound> rounds = new TreeMap<>();
        placed.forEach((round, own) -> rounds.put(round, ComparedRound.add(columns, own, ks)));
        return rounds;
    }

    ComparedBank result() {
        List<ComparedBank.Generators> generators = new ArrayList<>();
        for (int round : first.keySet()) {
            if (second.containsKey(round)) {
                generators.add(generators(round, round));
            }
        }
        if (!first.lastKey().equals(second.lastKey())) {
            generators.add(generators(first.lastKey(), second.lastKey()));
        }
        return new ComparedBank(bank, sizes(0), firstSizes, secondSizes, coverage, generators);
    }

    private Sizes sizes(int n) {
        return new Sizes(design.tasks(), design.splits(), design.trajectories(), n);
    }

    private ComparedBank.Generators generators(int one, int other) {
        ComparedRound before = Objects.requireNonNull(first.get(one));
        ComparedRound after = Objects.requireNonNull(second.get(other));
        int commonN = Math.min(before.n(), after.n());
        List<ComparedBank.Measure> measures = new ArrayList<>();
        for (int tries : new TreeSet<>(List.of(1, Math.min(k, commonN), commonN))) {
            String name = "pass@%d%s".formatted(tries, tries == commonN ? " (ceiling)" : "");
            measures.add(measure(name, before.curve().at(tries), after.curve().at(tries), commonN));
        }
        for (SelectionPolicy policy : Policies.ALL) {
            String name = policy.name();
            if (!policy.isCeiling()
                    && before.policies().containsKey(name)
                    && after.policies().containsKey(name)) {
                measures.add(measure(name, before.success(name), after.success(name), commonN));
            }
        }
        return new ComparedBank.Generators(one, other, commonN, measures, curve(before, after, commonN));
    }

    private ComparedBank.Measure measure(String name, Statistic one, Statistic other, int commonN) {
        String why = "there is no complete cell";
        Sizes sizes = sizes(commonN);
        Estimate difference = make.estimate(other.minus(one));
        return new ComparedBank.Measure(
                name,
                make.share(one, sizes, why),
                make.share(other, sizes, why),
                make.difference(difference, sizes, why),
                difference.pValue(),
                1);
    }

    private List<Crossover.Difference> curve(ComparedRound before, ComparedRound after, int commonN) {
        int[] grid = KGrid.full(commonN, ks);
        List<Estimate> curve = Arrays.stream(grid)
                .mapToObj(tries -> make.estimate(
                        after.curve().at(tries).minus(before.curve().at(tries))))
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
