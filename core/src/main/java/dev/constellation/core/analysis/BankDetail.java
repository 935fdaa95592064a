package dev.constellation.core.analysis;

import dev.constellation.core.stats.Columns;
import dev.constellation.core.stats.CrossedDesign;
import dev.constellation.core.study.StudyDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a report shows of one bank beyond the figures that the report digest covers. It rests on the same bootstrap
 * replicates as those, so that intervals here and there belong together.
 *
 * @param bank its name
 * @param generators one per evaluated round, ascending
 * @param changes changed tasks of each round against the one before, and of the last against the first
 */
public record BankDetail(String bank, List<Generator> generators, List<Changes> changes) {
    /** Copies the lists. */
    public BankDetail {
        generators = List.copyOf(generators);
        changes = List.copyOf(changes);
    }

    /**
     * One generator.
     *
     * @param label such as {@code v2}
     * @param recovered by policy, the share of the way from naive pick to oracle that it goes; of naive pick and oracle
     *     themselves none
     * @param critic what its critic did; absent where none scored the generator
     */
    public record Generator(String label, Map<String, Figure> recovered, Optional<CriticDetail> critic) {}

    /**
     * The changed tasks of one generator against an earlier one.
     *
     * @param label such as {@code v2-v0}
     * @param tasks those that gained most first
     */
    public record Changes(String label, List<TaskChange> tasks) {
        /** Copies the list. */
        public Changes {
            tasks = List.copyOf(tasks);
        }
    }

    /** One per bank that has cells, in the order of {@link Analysis#banks()}. */
    public static List<BankDetail> of(StudyDefinition definition, StudyData data, Analysis analysis) {
        Map<String, List<Cell>> cells = data.cells().stream().collect(Collectors.groupingBy(Cell::bank));
        return analysis.banks().stream()
                .map(bank -> {
                    List<Cell> own = cells.getOrDefault(bank.bank(), List.of());
                    return of(definition, BankData.of(definition, bank.bank(), own));
                })
                .toList();
    }

    private static BankDetail of(StudyDefinition definition, BankData data) {
        Columns columns = new Columns(data.design());
        TreeMap<Integer, DetailColumns> rounds = new TreeMap<>();
        data.rounds()
                .forEach((number, round) -> rounds.put(number, DetailColumns.add(columns, definition, data, round)));
        FigureMaker make = new FigureMaker(BankAnalysis.replicates(definition, data.bank(), columns));
        return new BankDetail(
                data.bank(),
                rounds.values().stream()
                        .map(round -> round.generator(make, sizes(data.design())))
                        .toList(),
                changes(data));
    }

    private static Sizes sizes(CrossedDesign design) {
        return new Sizes(design.tasks(), design.splits(), design.trajectories(), 0);
    }

    private static List<Changes> changes(BankData data) {
        List<RoundData> rounds = data.rounds().values().stream()
                .sorted(Comparator.comparing(RoundData::round))
                .toList();
        List<Changes> changes = new ArrayList<>();
        for (int i = 1; i < rounds.size(); i++) {
            changes.add(changes(data, rounds.get(i - 1), rounds.get(i)));
        }
        if (rounds.size() > 2) {
            changes.add(changes(data, rounds.getFirst(), rounds.getLast()));
        }
        return changes;
    }

    private static Changes changes(BankData data, RoundData from, RoundData to) {
        return new Changes("v" + to.round() + "-v" + from.round(), TaskChange.of(data, from, to));
    }
}
