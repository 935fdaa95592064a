package dev.constellation.report;

import dev.constellation.core.analysis.Analysis;
import dev.constellation.core.analysis.Cell;
import dev.constellation.core.analysis.PrimaryResult;
import dev.constellation.core.analysis.SampleOutcome;
import dev.constellation.core.analysis.StudyData;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tables that concern a study as a whole. */
final class StudyTables {
    private StudyTables() {}

    /** Declared outcomes with their tests. */
    static ResultTable primary(Analysis analysis) {
        TableBuilder table = new TableBuilder(
                "Primary outcomes, points [95% interval]",
                List.of("bank", "outcome", "difference", "detectable", "p", "Holm"));
        for (PrimaryResult result : analysis.primary()) {
            table.row(result.outcome().bank())
                    .cell(result.label())
                    .cell(Notation.POINTS, result.figure())
                    .cell(Notation.detectable(result.figure()))
                    .cell(p(result.p()))
                    .cell(p(result.adjusted()));
        }
        return table.note("p by inversion of the interval; Holm: corrected over all declared outcomes")
                .build();
    }

    /** Fields with their values. */
    static ResultTable definition(Map<String, String> fields) {
        TableBuilder table = new TableBuilder("Definition", List.of("field", "value"));
        fields.forEach((field, value) -> table.row(field).cell(value));
        return table.build();
    }

    /** A p-value as tables show it. */
    static String p(double p) {
        return p < 0.001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    /** Costs, in all and per task that the last generator solved at least once. */
    static ResultTable costs(StudyData data) {
        long solved = solved(data);
        TableBuilder table = new TableBuilder("Whole study", List.of("cost", "total", "per solved task"));
        for (Map.Entry<String, Double> cost : new TreeMap<>(data.costs()).entrySet()) {
            boolean divisible = solved > 0 && !cost.getKey().startsWith("repeated");
            table.row(cost.getKey())
                    .cell(amount(cost.getValue()))
                    .cell(divisible ? amount(cost.getValue() / solved) : "");
        }
        return table.note("solved: %d tasks of all banks by the last generator, at least once".formatted(solved))
                .build();
    }

    private static long solved(StudyData data) {
        NavigableMap<Integer, Set<String>> solved = solvedByRound(data);
        return solved.isEmpty() ? 0 : solved.lastEntry().getValue().size();
    }

    /** Costs of each round, in all and per task that its generator solves. */
    static ResultTable roundCosts(StudyData data) {
        SortedMap<Integer, Map<String, Double>> rounds = new TreeMap<>(data.roundCosts());
        NavigableMap<Integer, Set<String>> solved = solvedByRound(data);
        Map<Integer, Integer> newly = newly(solved);
        Map<Integer, Integer> all = new HashMap<>();
        solved.forEach((round, tasks) -> all.put(round, tasks.size()));
        Set<String> names = new TreeSet<>();
        rounds.values().forEach(costs -> names.addAll(costs.keySet()));
        TableBuilder table = TableBuilder.with(
                "By round",
                "cost",
                rounds.keySet().stream().map(round -> "v" + round).toList());
        for (String name : names) {
            table.row(name);
            rounds.values().forEach(costs -> table.cell(amount(costs.getOrDefault(name, 0.0))));
            addPer(table, name + " per solved task", name, rounds, all);
            addPer(table, name + " per newly solved task", name, rounds, newly);
        }
        addCounts(table, "solved tasks", rounds.keySet(), all);
        addCounts(table, "newly solved tasks", rounds.keySet(), newly);
        return table.note(
                        "a round: sampling for its training, training, evaluation and scoring; v0: the critic's training, too")
                .note("repeated work and what self-training is compared with are in no round")
                .note(
                        "node seconds: wall time of the model node, shared by what it does at once; cpu seconds: its processors'")
                .note("newly solved: at least once, and by no generator of an earlier evaluated round")
                .build();
    }

    private static void addPer(
            TableBuilder table,
            String row,
            String cost,
            SortedMap<Integer, Map<String, Double>> rounds,
            Map<Integer, Integer> tasks) {
        table.row(row);
        rounds.forEach((round, costs) -> {
            int count = tasks.getOrDefault(round, 0);
            table.cell(count == 0 ? "" : amount(costs.getOrDefault(cost, 0.0) / count));
        });
    }

    private static void addCounts(TableBuilder table, String row, Set<Integer> rounds, Map<Integer, Integer> tasks) {
        table.row(row);
        rounds.forEach(round -> table.cell(tasks.containsKey(round) ? Integer.toString(tasks.get(round)) : ""));
    }

    /** Tasks of all banks that each evaluated generator solves at least once. */
    private static NavigableMap<Integer, Set<String>> solvedByRound(StudyData data) {
        NavigableMap<Integer, Set<String>> solved = new TreeMap<>();
        for (Cell cell : data.cells()) {
            Set<String> tasks = solved.computeIfAbsent(cell.round(), _ -> new HashSet<>());
            if (cell.samples().stream().anyMatch(SampleOutcome::generalizes)) {
                tasks.add(cell.bank() + '/' + cell.taskId());
            }
        }
        return solved;
    }

    private static Map<Integer, Integer> newly(NavigableMap<Integer, Set<String>> solved) {
        Map<Integer, Integer> newly = new HashMap<>();
        Set<String> before = new HashSet<>();
        solved.forEach((round, tasks) -> {
            int known = before.size();
            before.addAll(tasks);
            newly.put(round, before.size() - known);
        });
        return newly;
    }

    private static String amount(double value) {
        return String.format(Locale.ROOT, value < 100 && value != Math.rint(value) ? "%.2f" : "%,.0f", value);
    }
}
