package dev.constellation.core.analysis;

import dev.constellation.core.Digest;
import dev.constellation.core.policy.SelectionPolicy;
import dev.constellation.core.stats.Columns;
import dev.constellation.core.stats.CoverageSimulation;
import dev.constellation.core.stats.CrossedBootstrap;
import dev.constellation.core.stats.CrossedDesign;
import dev.constellation.core.stats.Replicates;
import dev.constellation.core.stats.Statistic;
import dev.constellation.core.stats.VarianceComponents;
import dev.constellation.core.study.PrimaryOutcome;
import dev.constellation.core.study.StudyDefinition;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** The analysis of one bank: all its columns are summed by one bootstrap, so all its figures are paired. */
final class BankAnalysis {
    /** Simulated studies behind the printed coverage. */
    private static final int SIMULATIONS = 500;

    private final StudyDefinition definition;
    private final BankData data;
    private final NavigableMap<Integer, RoundColumns> rounds = new TreeMap<>();
    private final List<RoundPair> pairs;
    private final BankFigures figures;
    private final Optional<CounterpartFigures> counterparts;
    private final List<RetrainedColumns> retrained;
    private final List<AxisColumns> axes;

    BankAnalysis(
            StudyDefinition definition,
            BankData data,
            Tallies tallies,
            Map<Counterpart, List<Tally>> compared,
            Map<String, Set<String>> axesOfTasks) {
        this.definition = definition;
        this.data = data;
        Columns columns = new Columns(data.design());
        boolean critic = definition.critic().isPresent();
        data.rounds()
                .forEach((number, round) ->
                        rounds.put(number, RoundColumns.add(columns, data, round, definition.k(), namedKs(), critic)));
        pairs = RoundPair.add(columns, data, List.copyOf(rounds.values()));
        counterparts = rounds.size() < 2
                ? Optional.empty()
                : Optional.of(new CounterpartFigures(
                        columns,
                        compared,
                        tallies,
                        definition,
                        rounds.firstEntry().getValue(),
                        rounds.lastEntry().getValue()));
        retrained = data.rounds().values().stream()
                .filter(round -> isRescored(definition, round))
                .map(round -> RetrainedColumns.add(columns, round, definition.k()))
                .toList();
        axes = rounds.size() < 2
                ? List.of()
                : AxisColumns.add(
                        columns,
                        tallies.tasks().ordered(),
                        axesOfTasks,
                        rounds.firstEntry().getValue().data(),
                        rounds.lastEntry().getValue().data());
        FigureMaker make = new FigureMaker(replicates(definition, data.bank(), columns));
        figures = new BankFigures(data.bank(), Choices.NONE, data.strata(), definition.k(), make, sizes());
    }

    private static boolean isRescored(StudyDefinition definition, RoundData round) {
        return definition.comparisons().retrainsCritics()
                && round.round() > 0
                && RoundColumns.isScored(round)
                && RoundColumns.isScored(round.with(Cell::rescored));
    }

    /** The same replicates for any columns of a bank, so that whatever is computed from them is paired. */
    static Replicates replicates(StudyDefinition definition, String bank, Columns columns) {
        long seed = Digest.of("analysis").add(definition.seed()).add(bank).seed();
        return CrossedBootstrap.run(columns, seed, definition.bootstrapReplicates());
    }

    private Sizes sizes() {
        CrossedDesign design = data.design();
        int n = rounds.isEmpty() ? 0 : rounds.firstEntry().getValue().data().n();
        return new Sizes(design.tasks(), design.splits(), design.trajectories(), n);
    }

    /** Numbers of samples at which every curve must be known. */
    private Set<Integer> namedKs() {
        Set<Integer> ks = new LinkedHashSet<>(declaredKs());
        ks.add(definition.k());
        for (RoundData round : data.rounds().values()) {
            ks.add(round.n());
            ks.add(Math.max(1, round.n() / 2));
        }
        return ks;
    }

    private List<Integer> declaredKs() {
        return definition.primary().stream()
                .filter(outcome -> outcome.bank().equals(data.bank()))
                .flatMapToInt(outcome -> outcome.tries().stream())
                .boxed()
                .toList();
    }

    /** What this bank would choose. */
    Choices choices() {
        Map<Integer, SelectionPolicy> unlearned = new HashMap<>();
        rounds.forEach((number, round) -> {
            if (!round.data().isEmpty() && round.data().n() >= definition.k()) {
                unlearned.put(number, figures.of(round).bestUnlearnedHere());
            }
        });
        return new Choices(
                unlearned,
                counterparts
                        .map(figured -> figured.bestTemperature(figures.make()))
                        .orElse(OptionalDouble.empty()));
    }

    BankResult result(int excluded, Choices choices) {
        BankFigures chosen = figures.with(choices);
        List<RoundResult> results =
                rounds.values().stream().map(round -> chosen.of(round).result()).toList();
        List<RoundGain> gains = pairs.stream().map(figures::of).toList();
        return new BankResult(
                data.bank(),
                figures.sizes(),
                excluded,
                results,
                gains,
                axes.stream()
                        .map(axis -> axis.result(figures.make(), figures.sizes()))
                        .toList(),
                deceleration(),
                crossovers(),
                coverage(data.design(), definition.seed()),
                counterparts
                        .map(figured -> figured.result(figures.make(), figures.sizes(), choices))
                        .orElse(BankCounterparts.NONE)
                        .withCritics(retrained.stream()
                                .map(columns -> columns.result(figures.make(), figures.sizes()))
                                .toList()),
                Adequacy.of(results, gains, definition.k(), figures.sizes()));
    }

    PrimaryResult primary(PrimaryOutcome outcome, Choices choices) {
        return new DeclaredOutcomes(rounds, figures.with(choices)).test(outcome);
    }

    private Figure deceleration() {
        RoundColumns first = rounds.get(0);
        RoundColumns second = rounds.get(1);
        RoundColumns third = rounds.get(2);
        if (first == null || second == null || third == null) {
            return new Figure.Undefined("it needs rounds 0, 1 and 2");
        }
        int k = definition.k();
        Statistic statistic = GainFigures.gain(first, second, k).minus(GainFigures.gain(second, third, k));
        return figures.make()
                .quantity(statistic, figures.sizes(), "a round has fewer than k = %d samples".formatted(k));
    }

    /** The last generator against the first, then against its parent. */
    private List<Crossover> crossovers() {
        int declared = declaredKs().stream().mapToInt(Integer::intValue).max().orElse(0);
        return pairs.reversed().stream()
                .filter(pair -> pair.to().data().round() == rounds.lastKey())
                .map(pair -> CrossoverFigures.of(pair.from(), pair.to(), definition.k(), declared, figures.make()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** How often intervals that claim 95% hold the truth in simulated studies of a design; empty with one trajectory. */
    static OptionalDouble coverage(CrossedDesign design, long seed) {
        return design.trajectories() == 1
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        CoverageSimulation.coverage(design, VarianceComponents.REFERENCE, seed, SIMULATIONS));
    }
}
