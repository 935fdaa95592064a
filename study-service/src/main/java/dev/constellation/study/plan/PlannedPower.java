package dev.constellation.study.plan;

import dev.constellation.core.stats.CrossedDesign;
import dev.constellation.core.stats.VarianceComponents;
import dev.constellation.core.study.Evaluation;
import dev.constellation.core.study.StudyDefinition;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What differences between generators a study may expect to see, before any data are there. */
public final class PlannedPower {
    private PlannedPower() {}

    /** A sentence on every bank on which two rounds are compared; empty when there is none. */
    public static String text(StudyDefinition definition, Map<String, Integer> realBanks) {
        String banks = definition.banks().stream()
                .filter(bank -> rounds(definition, bank.name()) > 1)
                .filter(bank -> Sizes.tasks(bank, realBanks) > 0)
                .map(bank -> String.format(
                        Locale.ROOT,
                        "%.1f points on %s",
                        100 * detectable(definition, Sizes.tasks(bank, realBanks)),
                        bank.name()))
                .collect(Collectors.joining(", "));
        return banks.isEmpty()
                ? ""
                : " Differences of pass@%d between rounds that would be seen with probability 80%%: about %s."
                        .formatted(definition.k(), banks);
    }

    private static long rounds(StudyDefinition definition, String bank) {
        return definition.evaluations().stream()
                .filter(evaluation -> evaluation.banks().contains(bank))
                .map(Evaluation::rounds)
                .flatMap(rounds -> rounds.stream().distinct())
                .distinct()
                .count();
    }

    private static double detectable(StudyDefinition definition, int tasks) {
        return VarianceComponents.REFERENCE.detectable(
                new CrossedDesign(tasks, definition.splits(), definition.trajectories()));
    }
}
