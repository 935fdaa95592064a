package dev.constellation.bench;

import dev.constellation.core.analysis.Analysis;
import dev.constellation.core.analysis.BankResult;
import dev.constellation.core.analysis.Crossover;
import dev.constellation.core.analysis.RoundGain;
import dev.constellation.core.analysis.SimulatedStudy;
import dev.constellation.core.stats.CoverageSimulation;
import dev.constellation.core.stats.CrossedDesign;
import dev.constellation.core.stats.Interval;
import dev.constellation.core.stats.VarianceComponents;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How often intervals of simulated studies hold the truth, and how often whole simulated studies without any effect claim
 * one: the tables of {@code docs/statistics.md}. It takes a few minutes.
 */
public final class StatisticsCheck {
    private static final int COVERED = 4000;
    private static final int STUDIES = 400;
    private static final int TASKS = 200;

    /** Training runs that differ by 5 points, as much as tasks do. */
    private static final VarianceComponents ERRATIC = new VarianceComponents(0.05, 0.01, 0.05, 0.1);

    private StatisticsCheck() {}

    /** Prints both tables. */
    public static void main(String[] arguments) {
        System.out.println("| training runs | 3 splits | 6 splits | 3 splits, runs that differ by 5 points |");
        for (int runs : new int[] {2, 3, 4, 5, 6, 7, 8, 12, 16}) {
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %.1f | %.1f | %.1f |%n",
                    runs,
                    coverage(3, runs, VarianceComponents.REFERENCE),
                    coverage(6, runs, VarianceComponents.REFERENCE),
                    coverage(3, runs, ERRATIC));
        }
        System.out.println("| training runs | the curves cross | a crossover is claimed | a gain is claimed |");
        for (int runs : new int[] {1, 2, 3, 4, 8}) {
            falsePositives(runs);
        }
    }

    private static double coverage(int splits, int runs, VarianceComponents components) {
        return 100 * CoverageSimulation.coverage(new CrossedDesign(TASKS, splits, runs), components, 1, COVERED);
    }

    private static void falsePositives(int runs) {
        List<BankResult> banks = IntStream.range(0, STUDIES)
                .parallel()
                .mapToObj(seed -> new SimulatedStudy(1000 + seed, 30, 2, runs, 1, 32, 0, -1))
                .map(study ->
                        Analysis.of(study.definition(), study.data()).banks().getFirst())
                .toList();
        System.out.printf(
                Locale.ROOT,
                "| %d | %.1f | %.1f | %.1f |%n",
                runs,
                share(banks, bank -> crossover(bank).crossing().isPresent()),
                share(banks, bank -> crossover(bank).claimed()),
                share(banks, StatisticsCheck::claimsGain));
    }

    private static double share(List<BankResult> banks, Predicate<BankResult> condition) {
        return 100.0 * banks.stream().filter(condition).count() / banks.size();
    }

    private static Crossover crossover(BankResult bank) {
        return bank.crossovers().getFirst();
    }

    private static boolean claimsGain(BankResult bank) {
        Interval interval = bank.overall()
                .map(RoundGain::passAtK)
                .flatMap(gain -> gain.measuredInterval())
                .orElseThrow();
        return interval.isAbove(0) || interval.isBelow(0);
    }
}
