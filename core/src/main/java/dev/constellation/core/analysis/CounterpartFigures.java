package dev.constellation.core.analysis;

import dev.constellation.core.stats.ClopperPearson;
import dev.constellation.core.stats.Columns;
import dev.constellation.core.stats.Holm;
import dev.constellation.core.stats.Statistic;
import dev.constellation.core.study.StudyDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compares the last generator of a bank with its counterparts. Their columns are summed by the same bootstrap as the
 * bank's own, so every difference is paired over tasks, splits and trajectories.
 */
final class CounterpartFigures {
    private final Map<Counterpart, List<Tally>> compared;
    private final Tallies tallies;
    private final int k;
    private final double temperature;
    private final RoundColumns first;
    private final RoundColumns last;
    private final int n;
    private final Map<Counterpart.Trained, CurveColumns> arms = new TreeMap<>(Comparator.comparing(Counterpart::label));
    private final Map<Double, Heat> heated = new TreeMap<>();
    private Optional<Frozen> frozen = Optional.empty();

    /** Columns of one temperature. */
    private record Heat(CurveColumns first, CurveColumns last) {}

    /** Columns of the copies. */
    private record Frozen(int copies, int newly, int control, int cells) {}

    /**
     * Adds the columns.
     *
     * @param compared tallies of the bank
     * @param definition k and the study's own temperature
     * @param first the first generator's round
     * @param last the last generator's
     */
    CounterpartFigures(
            Columns columns,
            Map<Counterpart, List<Tally>> compared,
            Tallies tallies,
            StudyDefinition definition,
            RoundColumns first,
            RoundColumns last) {
        this.compared = compared;
        this.tallies = tallies;
        this.k = definition.k();
        this.temperature = definition.sampling().temperature();
        this.first = first;
        this.last = last;
        n = last.data().n();
        compared.forEach((counterpart, own) -> {
            if (!own.isEmpty()) {
                add(columns, counterpart, own);
            }
        });
    }

    private void add(Columns columns, Counterpart counterpart, List<Tally> own) {
        switch (counterpart) {
            case Counterpart.Trained arm -> arms.put(arm, curve(columns, tallies.byTrajectory(own)));
            case Counterpart.Frozen _ -> frozen = Optional.of(frozen(columns, own));
            case Counterpart.Heated(double temperature) -> heated.put(temperature, heat(columns, own));
            case Counterpart.Extended _ -> {}
        }
    }

    private CurveColumns curve(Columns columns, int[] right) {
        return CurveColumns.add(columns, n, right, last.ks());
    }

    private Heat heat(Columns columns, List<Tally> own) {
        Map<Boolean, List<Tally>> untrained =
                own.stream().collect(Collectors.partitioningBy(tally -> tally.round() == 0));
        int[] before = tallies.shared(untrained.getOrDefault(true, List.of()));
        int[] after = tallies.byTrajectory(untrained.getOrDefault(false, List.of()));
        return new Heat(curve(columns, before), curve(columns, after));
    }

    /** Newly solved with n samples each; the first generator's own n are the first that it has. */
    private Frozen frozen(Columns columns, List<Tally> own) {
        Map<Integer, List<Tally>> copies =
                own.stream().collect(Collectors.groupingBy(Tally::trajectory, TreeMap::new, Collectors.toList()));
        List<int[]> right = copies.values().stream().map(tallies::shared).toList();
        int[] after = last.data().correct();
        double[] newly = new double[after.length];
        double[] control = new double[after.length];
        double[] cells = new double[after.length];
        for (int i = 0; i < after.length; i++) {
            Cell before = first.data().cells()[i];
            if (before != null && before.samples().size() >= n && isComplete(i, after, right)) {
                boolean unsolved = before.samples().stream().limit(n).noneMatch(SampleOutcome::generalizes);
                cells[i] = 1;
                newly[i] = unsolved && after[i] > 0 ? 1 : 0;
                control[i] = unsolved ? solvedBy(i, right) : 0;
            }
        }
        return new Frozen(copies.size(), columns.add(newly), columns.add(control), columns.add(cells));
    }

    private static boolean isComplete(int cell, int[] after, List<int[]> copies) {
        return after[cell] != Tallies.NONE && copies.stream().allMatch(copy -> copy[cell] != Tallies.NONE);
    }

    private static double solvedBy(int cell, List<int[]> copies) {
        return copies.stream()
                .mapToInt(copy -> copy[cell] > 0 ? 1 : 0)
                .average()
                .orElse(0);
    }

    /**
     * The temperature at which the first generator solves most tasks with k samples; the study's own where no other is
     * better.
     *
     * @return empty when no other was tried
     */
    OptionalDouble bestTemperature(FigureMaker make) {
        double best = temperature;
        double most = make.estimate(first.curve().at(k)).value();
        for (Map.Entry<Double, Heat> heat : heated.entrySet()) {
            double solved = make.estimate(heat.getValue().first().at(k)).value();
            if (solved > most) {
                best = heat.getKey();
                most = solved;
            }
        }
        return heated.isEmpty() || Double.isNaN(most) ? OptionalDouble.empty() : OptionalDouble.of(best);
    }

    /** The results, once the bootstrap has run. */
    BankCounterparts result(FigureMaker make, Sizes bank, Choices choices) {
        Sizes sizes = bank.withSamples(n);
        String why = "n = %d is fewer than k = %d".formatted(n, k);
        List<ArmResult> tested = arms.entrySet().stream()
                .map(arm -> arm(arm.getKey(), arm.getValue(), make, sizes, why))
                .toList();
        double[] adjusted =
                Holm.adjust(tested.stream().mapToDouble(ArmResult::p).toArray());
        List<ArmResult> corrected = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            corrected.add(tested.get(i).adjusted(adjusted[i]));
        }
        return new BankCounterparts(
                corrected,
                frozen.map(copies -> frozen(copies, make, sizes)),
                heated(make, sizes, choices, why),
                extended(),
                List.of());
    }

    private ArmResult arm(Counterpart.Trained arm, CurveColumns curve, FigureMaker make, Sizes sizes, String why) {
        Statistic difference = curve.at(k).minus(last.curve().at(k));
        return new ArmResult(
                arm.arm().name(),
                arm.arm().recipe(),
                n,
                make.share(curve.at(k), sizes, why),
                make.difference(difference, sizes, why),
                make.difference(curve.at(n).minus(last.curve().at(n)), sizes, why),
                make.estimate(difference).pValue(),
                1);
    }

    private static FrozenResult frozen(Frozen columns, FigureMaker make, Sizes sizes) {
        Statistic newly = Statistic.ratio(columns.newly(), columns.cells());
        Statistic control = Statistic.ratio(columns.control(), columns.cells());
        String why = "no cell has all samples of the first generator, of the last and of every copy";
        return new FrozenResult(
                columns.copies(),
                sizes.n(),
                make.share(newly, sizes, why),
                make.share(control, sizes.untrained(), why),
                make.difference(newly.minus(control), sizes, why));
    }

    private List<HeatedResult> heated(FigureMaker make, Sizes sizes, Choices choices, String why) {
        NavigableMap<Double, Heat> shown = new TreeMap<>(heated);
        if (choices.isChosen(temperature)) {
            shown.putIfAbsent(temperature, new Heat(first.curve(), last.curve()));
        }
        return shown.entrySet().stream()
                .map(heat -> heated(heat.getKey(), choices.isChosen(heat.getKey()), heat.getValue(), make, sizes, why))
                .toList();
    }

    private HeatedResult heated(double at, boolean chosen, Heat heat, FigureMaker make, Sizes sizes, String why) {
        return new HeatedResult(
                at,
                chosen,
                make.share(heat.first().at(k), sizes.untrained(), why),
                make.share(heat.last().at(k), sizes, why),
                make.difference(last.curve().at(k).minus(heat.first().at(k)), sizes, why));
    }

    private Optional<ExtendedResult> extended() {
        List<Tally> own = compared.getOrDefault(new Counterpart.Extended(), List.of());
        if (own.isEmpty()) {
            return Optional.empty();
        }
        int from = first.data().n();
        int to = from + own.getFirst().samples();
        int[] further = tallies.shared(own);
        int[] before = first.data().correct();
        int[] after = last.data().correct();
        int gained = 0;
        int beyond = 0;
        for (int i = 0; i < before.length; i++) {
            if (before[i] == 0 && after[i] > 0) {
                gained++;
                beyond += further[i] == 0 ? 1 : 0;
            }
        }
        int found = (int) own.stream().filter(tally -> tally.right() > 0).count();
        return Optional.of(
                new ExtendedResult(from, to, own.size(), found, ClopperPearson.interval(to, 0), gained, beyond));
    }
}
