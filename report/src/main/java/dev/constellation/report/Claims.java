package dev.constellation.report;

import dev.constellation.core.analysis.Analysis;
import dev.constellation.core.analysis.BankResult;
import dev.constellation.core.analysis.CriticResult;
import dev.constellation.core.analysis.Crossover;
import dev.constellation.core.analysis.Figure;
import dev.constellation.core.analysis.RoundGain;
import dev.constellation.core.analysis.RoundResult;
import dev.constellation.core.analysis.Subset;
import java.util.List;

/** What a study claims or leaves open, each with what it is held against and what the study could have seen. */
final class Claims {
    private final TableBuilder table = new TableBuilder(
            "Claims, points [95% interval]",
            List.of("bank", "question", "difference", "control", "detectable", "answer"));
    private final int k;

    private Claims(int k) {
        this.k = k;
    }

    static ResultTable of(Analysis analysis) {
        Claims claims = new Claims(analysis.k());
        analysis.banks().forEach(claims::add);
        return claims.table
                .note("detectable: the smallest true difference that this study would see with probability 80%")
                .note(
                        "untrained copy: what the earlier generator newly solves by luck, from disjoint halves of its samples")
                .note("answers are about one question each and not corrected for their number; declared outcomes are")
                .build();
    }

    private void add(BankResult bank) {
        bank.overall().ifPresent(gain -> addGain(bank, gain));
        addCounterparts(bank);
        bank.crossovers().stream().findFirst().ifPresent(crossover -> addCrossover(bank, crossover));
        bank.rounds().stream()
                .filter(round -> round.critic().isPresent())
                .reduce((first, last) -> last)
                .ifPresent(round -> round.critic().ifPresent(critic -> addCritic(bank, round, critic)));
    }

    private void addGain(BankResult bank, RoundGain gain) {
        String from = "v" + gain.from();
        row(
                bank,
                "more solved with %d samples, %s".formatted(k, gain.label()),
                gain.passAtK(),
                from + " on the same tasks and splits");
        row(
                bank,
                "more solved with all %d, %s".formatted(gain.commonN(), gain.label()),
                gain.ceiling(),
                from + " with as many samples");
        row(bank, "tasks newly solved, " + gain.label(), gain.expansion().net(), "untrained copy of " + from);
    }

    private void addCounterparts(BankResult bank) {
        String last = bank.rounds().isEmpty() ? "" : bank.rounds().getLast().label();
        bank.counterparts()
                .frozen()
                .ifPresent(frozen -> row(
                        bank,
                        "tasks newly solved, " + last,
                        frozen.net(),
                        Methods.counted(frozen.copies(), "frozen copy", "frozen copies") + " of v0"));
        bank.counterparts()
                .heated()
                .forEach(heated -> row(
                        bank,
                        "more solved with %d samples, %s".formatted(k, last),
                        heated.lead(),
                        "v0 at temperature " + CounterpartTables.temperature(heated)));
        bank.counterparts()
                .arms()
                .forEach(arm -> row(
                        bank,
                        "%s solves more with %d samples".formatted(arm.arm(), k),
                        arm.difference(),
                        last + " of the study"));
        bank.counterparts()
                .critics()
                .forEach(critic -> row(
                        bank,
                        "retrained critic picks better, " + critic.label(),
                        critic.onAll().difference(),
                        "first critic on the same blocks"));
    }

    private void addCrossover(BankResult bank, Crossover crossover) {
        table.row(bank.bank())
                .cell("better at %d and worse at %d, %s"
                        .formatted(crossover.few(), crossover.many(), crossover.label()))
                .cell(crossover
                        .crossing()
                        .map(at -> "curves cross near k = " + at)
                        .orElse("curves do not cross"))
                .cell("simultaneous 95% band")
                .cell("")
                .cell(crossover.claimed() ? "yes" : "open");
    }

    private void addCritic(BankResult bank, RoundResult round, CriticResult critic) {
        row(bank, "critic picks better, " + round.label(), critic.overNaive(), "naive pick on the same blocks");
        boolean here = critic.chosenOn().equals(bank.bank());
        row(
                bank,
                "critic beats %s, %s"
                        .formatted(here ? "every unlearned policy" : "the best unlearned policy", round.label()),
                critic.on(Subset.ALL).overBest(),
                critic.bestUnlearned() + (here ? "" : ", chosen on dev,") + " on the same blocks");
    }

    private void row(BankResult bank, String question, Figure difference, String control) {
        table.row(bank.bank())
                .cell(question)
                .cell(Notation.POINTS, difference)
                .cell(control)
                .cell(Notation.detectable(difference))
                .cell(
                        switch (Direction.of(difference)) {
                            case UP -> "yes";
                            case DOWN -> "opposite";
                            case OPEN -> "open";
                        });
    }
}
