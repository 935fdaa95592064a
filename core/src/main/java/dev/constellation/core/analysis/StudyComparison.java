package dev.constellation.core.analysis;

import dev.constellation.core.stats.Holm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Two finished studies on the same tasks. Every difference is the second study less the first, paired by task, by split
 * where both posed the tasks with the same visible rows, and by training run where both drew the same tasks and seeds
 * for it, see {@link Pairing}. Of splits and training runs the first are compared, as many as both have.
 *
 * @param first the study that is compared with
 * @param second the study that is compared
 * @param pairing what is paired
 * @param banks banks that both evaluated on the same tasks
 * @param notCompared other banks with the reason
 * @param differences fields in which definitions and digests differ, each with both values
 */
public record StudyComparison(
        ComparedStudy first,
        ComparedStudy second,
        Pairing pairing,
        List<ComparedBank> banks,
        Map<String, String> notCompared,
        Map<String, Difference> differences) {
    /** Bootstrap replicates: enough for the smallest p to pass Holm's correction over a hundred differences. */
    public static final int REPLICATES = 10_000;

    /** Copies the list. */
    public StudyComparison {
        banks = List.copyOf(banks);
    }

    /**
     * A field in which the studies differ.
     *
     * @param first its value in the first study; empty where it has none
     * @param second its value in the second one
     */
    public record Difference(String first, String second) {}

    /**
     * Compares two studies.
     *
     * @throws IllegalArgumentException when they have different domains, profiles or k, or no bank on the same tasks;
     *     the message says what is needed
     */
    public static StudyComparison of(ComparedStudy first, ComparedStudy second) {
        for (String field : List.of("domain", "profile", "k")) {
            if (!first.agrees(second, field)) {
                throw new IllegalArgumentException(
                        "%s: '%s' has %s and '%s' has %s; studies of the same domain, profile and k can be compared"
                                .formatted(
                                        field, first.name(), first.field(field), second.name(), second.field(field)));
            }
        }
        Map<String, String> reasons = new LinkedHashMap<>();
        List<ComparedBank> banks = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>(first.banks());
        names.addAll(second.banks());
        for (String bank : names) {
            String reason = obstacle(first, second, bank);
            if (reason.isEmpty()) {
                banks.add(new BankComparison(bank, first, second).result());
            } else {
                reasons.put(bank, reason);
            }
        }
        if (banks.isEmpty()) {
            throw new IllegalArgumentException(
                    "'%s' and '%s' share no task: %s; a comparison needs tasks that both tried"
                            .formatted(first.name(), second.name(), String.join("; ", described(reasons))));
        }
        return new StudyComparison(
                first, second, Pairing.of(first, second), adjusted(banks), reasons, differences(first, second));
    }

    private static List<String> described(Map<String, String> reasons) {
        return reasons.entrySet().stream()
                .map(reason -> "bank %s: %s".formatted(reason.getKey(), reason.getValue()))
                .toList();
    }

    private static String obstacle(ComparedStudy first, ComparedStudy second, String bank) {
        List<CellSummary> one = first.cells(bank);
        List<CellSummary> other = second.cells(bank);
        if (one.isEmpty() || other.isEmpty()) {
            return "only '%s' has it".formatted(one.isEmpty() ? second.name() : first.name());
        }
        return BankComparison.common(one, other).isEmpty()
                ? "the two have no task in common (seeds %s and %s)"
                        .formatted(first.field("seed"), second.field("seed"))
                : "";
    }

    /** Holm's correction over every difference that has an interval; the others are not tested. */
    private static List<ComparedBank> adjusted(List<ComparedBank> banks) {
        double[] p = banks.stream()
                .flatMap(ComparedBank::tested)
                .mapToDouble(measure -> measure.p())
                .toArray();
        double[] holm = Holm.adjust(p);
        int[] next = {0};
        return banks.stream().map(bank -> bank.withHolm(() -> holm[next[0]++])).toList();
    }

    private static Map<String, Difference> differences(ComparedStudy first, ComparedStudy second) {
        Map<String, Difference> differences = new LinkedHashMap<>();
        differences(differences, "", first.definition(), second.definition());
        differences(differences, "digest of ", new TreeMap<>(first.digests()), new TreeMap<>(second.digests()));
        return differences;
    }

    private static void differences(
            Map<String, Difference> into, String prefix, Map<String, String> first, Map<String, String> second) {
        Set<String> fields = new LinkedHashSet<>(first.keySet());
        fields.addAll(new TreeSet<>(second.keySet()));
        for (String field : fields) {
            Difference difference = new Difference(first.getOrDefault(field, ""), second.getOrDefault(field, ""));
            if (!difference.first().equals(difference.second())) {
                into.put(prefix + field, difference);
            }
        }
    }

    /** Number of differences that Holm's correction is over. */
    public int tested() {
        return (int) banks.stream().flatMap(ComparedBank::tested).count();
    }
}
