package dev.constellation.core.analysis;

import dev.constellation.core.policy.Policies;
import dev.constellation.core.stats.Estimate;
import dev.constellation.core.stats.Statistic;
import dev.constellation.core.study.PrimaryOutcome;
import java.util.Map;
import java.util.OptionalInt;

/** Tests the declared outcomes of one bank; Holm's correction over all banks comes later. */
final class DeclaredOutcomes {
    private final Map<Integer, RoundColumns> rounds;
    private final BankFigures figures;

    DeclaredOutcomes(Map<Integer, RoundColumns> rounds, BankFigures figures) {
        this.rounds = rounds;
        this.figures = figures;
    }

    static PrimaryResult unmeasured(PrimaryOutcome outcome, String why) {
        return new PrimaryResult(outcome, new Figure.Undefined(why), 1, 1);
    }

    PrimaryResult test(PrimaryOutcome outcome) {
        RoundColumns round = rounds.get(outcome.round());
        RoundColumns against = rounds.get(outcome.against());
        if (round == null || against == null) {
            return unmeasured(outcome, "one of its rounds was not measured");
        }
        OptionalInt k = outcome.tries();
        int n = Math.min(round.data().n(), against.data().n());
        if (k.isPresent()) {
            String why = "n = %d is fewer than %d".formatted(n, k.getAsInt());
            return test(outcome, GainFigures.gain(against, round, k.getAsInt()), n, why);
        }
        return round.ranking().isPresent()
                ? test(outcome, criticGain(outcome, round), n, "n = %d is fewer than k".formatted(n))
                : unmeasured(outcome, "no critic scored the round");
    }

    private Statistic criticGain(PrimaryOutcome outcome, RoundColumns round) {
        RoundFigures own = figures.of(round);
        return outcome.metric().equals("critic-gain")
                ? own.criticGain(Policies.NAIVE, Subset.ALL)
                : own.criticGain(own.bestUnlearned(), Subset.ALL);
    }

    private PrimaryResult test(PrimaryOutcome outcome, Statistic statistic, int n, String why) {
        Estimate estimate = figures.make().estimate(statistic);
        Figure figure = figures.make().difference(estimate, figures.sizes().withSamples(n), why);
        return new PrimaryResult(outcome, figure, estimate.pValue(), 1);
    }
}
