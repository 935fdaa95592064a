package dev.constellation.core.analysis;

import dev.constellation.core.stats.Holm;
import dev.constellation.core.study.Bank;
import dev.constellation.core.study.PrimaryOutcome;
import dev.constellation.core.study.StudyDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Everything that a study found. It is a pure function of the definition and of the measured outcomes: the same bits for
 * any order of the cells and any number of threads.
 *
 * @param k the study's block size
 * @param banks one result per evaluated bank that has cells, in the order of the definition
 * @param unmeasured evaluated banks without any cell
 * @param primary the declared outcomes, in the order of the definition
 * @param digest SHA-256 over all scientific figures, see {@link ReportDigest}
 */
public record Analysis(
        int k, List<BankResult> banks, List<String> unmeasured, List<PrimaryResult> primary, String digest) {
    /** Copies the lists. */
    public Analysis {
        banks = List.copyOf(banks);
        unmeasured = List.copyOf(unmeasured);
        primary = List.copyOf(primary);
    }

    /**
     * Analyses a study.
     *
     * @throws IllegalArgumentException when a cell stands twice
     */
    public static Analysis of(StudyDefinition definition, StudyData data) {
        Map<String, List<Cell>> cells = data.cells().stream().collect(Collectors.groupingBy(Cell::bank));
        Map<String, BankResult> results = new HashMap<>();
        Choices choices = Choices.NONE;
        Map<PrimaryOutcome, PrimaryResult> primary = new LinkedHashMap<>();
        definition.primary().forEach(o -> primary.put(o, DeclaredOutcomes.unmeasured(o, "its bank was not measured")));
        List<String> evaluated = evaluated(definition);
        for (String bank : Choices.firstTheirBank(evaluated)) {
            List<Cell> own = cells.getOrDefault(bank, List.of());
            if (own.isEmpty()) {
                continue;
            }
            BankData arranged = BankData.of(definition, bank, own);
            BankAnalysis analysis = new BankAnalysis(
                    definition, arranged, Tallies.of(arranged.design(), own), compared(data, bank), data.axes());
            choices = Choices.areMadeOn(bank) ? analysis.choices() : choices;
            results.put(bank, analysis.result(excluded(data, bank), choices));
            for (PrimaryOutcome outcome : definition.primary()) {
                if (outcome.bank().equals(bank)) {
                    primary.put(outcome, analysis.primary(outcome, choices));
                }
            }
        }
        List<BankResult> banks = evaluated.stream()
                .filter(results::containsKey)
                .map(results::get)
                .toList();
        List<String> unmeasured =
                evaluated.stream().filter(bank -> !results.containsKey(bank)).toList();
        List<PrimaryResult> adjusted = adjust(List.copyOf(primary.values()));
        Analysis analysis = new Analysis(definition.k(), banks, unmeasured, adjusted, "");
        return new Analysis(definition.k(), banks, unmeasured, adjusted, ReportDigest.of(definition, analysis));
    }

    private static List<String> evaluated(StudyDefinition definition) {
        return definition.banks().stream()
                .map(Bank::name)
                .filter(bank -> definition.evaluations().stream()
                        .anyMatch(evaluation -> evaluation.banks().contains(bank)))
                .toList();
    }

    private static Map<Counterpart, List<Tally>> compared(StudyData data, String bank) {
        Map<Counterpart, List<Tally>> own = new LinkedHashMap<>();
        data.compared()
                .forEach((counterpart, tallies) -> own.put(
                        counterpart,
                        tallies.stream()
                                .filter(tally -> tally.bank().equals(bank))
                                .toList()));
        return own;
    }

    private static int excluded(StudyData data, String bank) {
        return (int) data.exclusions().keySet().stream()
                .filter(task -> task.startsWith(bank + "/"))
                .count();
    }

    private static List<PrimaryResult> adjust(List<PrimaryResult> results) {
        double[] adjusted =
                Holm.adjust(results.stream().mapToDouble(PrimaryResult::p).toArray());
        List<PrimaryResult> tested = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            PrimaryResult raw = results.get(i);
            tested.add(new PrimaryResult(raw.outcome(), raw.figure(), raw.p(), adjusted[i]));
        }
        return tested;
    }

    /** Every figure with its place, in a fixed order. */
    public List<Finding> findings() {
        return banks.stream().flatMap(bank -> Findings.of(bank, k).stream()).toList();
    }
}
