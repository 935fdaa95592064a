package dev.constellation.report;

import dev.constellation.core.analysis.BankResult;
import dev.constellation.core.analysis.CriticResult;
import dev.constellation.core.analysis.RoundResult;
import dev.constellation.core.analysis.Subset;
import dev.constellation.core.analysis.SubsetGains;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of what the critic is worth on one bank. */
final class CriticTables {
    private final String bank;
    private final List<RoundResult> scored;
    private final int k;

    CriticTables(BankResult bank, int k) {
        this.bank = bank.bank();
        this.scored = bank.rounds().stream()
                .filter(round -> round.critic().isPresent())
                .toList();
        this.k = k;
    }

    /** What a page shows. */
    List<ResultTable> full() {
        return List.of(brief(), overEach());
    }

    /** What a terminal shows. */
    ResultTable brief() {
        TableBuilder table = TableBuilder.with(
                "What the critic adds at k = %d, points [95%% interval]".formatted(k),
                "measure",
                scored.stream().map(RoundResult::label).toList());
        List<CriticResult> critics =
                scored.stream().flatMap(round -> round.critic().stream()).toList();
        for (Subset subset : Subset.values()) {
            table.row("over naive, " + subset.label());
            critics.forEach(critic -> table.cell(
                    Notation.POINTS, critic.on(subset).gains().getFirst().figure()));
        }
        table.row("detectable, all");
        critics.forEach(critic -> table.cell(Notation.detectable(critic.overNaive())));
        table.row("over best unlearned, all");
        critics.forEach(
                critic -> table.cell(Notation.POINTS, critic.on(Subset.ALL).overBest()));
        table.row("% of oracle-naive won");
        critics.forEach(critic -> table.cell(Notation.PERCENT, critic.recovered()));
        table.row("AUC");
        critics.forEach(critic -> table.cell(Notation.PLAIN, critic.auc()));
        noteBestUnlearned(table, false, "chosen on the bank dev");
        noteBestUnlearned(table, true, "chosen on the same data, so the gain over it is biased against the critic");
        return table.build();
    }

    private void noteBestUnlearned(TableBuilder table, boolean here, String how) {
        String chosen = scored.stream()
                .flatMap(round -> round.critic().stream()
                        .filter(critic -> critic.chosenOn().equals(bank) == here)
                        .map(critic -> "%s for %s".formatted(critic.bestUnlearned(), round.label())))
                .collect(Collectors.joining(", "));
        if (!chosen.isEmpty()) {
            table.note("best unlearned: %s; %s".formatted(chosen, how));
        }
    }

    private ResultTable overEach() {
        TableBuilder table = TableBuilder.with(
                "Critic over each unlearned policy, points [95% interval]",
                "generator, over", Stream.of(Subset.values()).map(Subset::label).toList());
        for (RoundResult round : scored) {
            round.critic().ifPresent(critic -> addGains(table, round.label(), critic));
        }
        return table.build();
    }

    private static void addGains(TableBuilder table, String generator, CriticResult critic) {
        table.row(generator + ", share of blocks in %")
                .cell("100")
                .cell(Notation.PERCENT, critic.on(Subset.DIVERGENT).share())
                .cell(Notation.PERCENT, critic.on(Subset.CONTESTED).share());
        List<SubsetGains.Gain> policies = critic.on(Subset.ALL).gains();
        for (int i = 0; i < policies.size(); i++) {
            int index = i;
            table.row(generator + ", " + policies.get(i).over());
            critic.subsets()
                    .forEach(subset -> table.cell(
                            Notation.POINTS, subset.gains().get(index).figure()));
        }
        table.row(generator + ", Brier score")
                .cell(Notation.PLAIN, critic.brier())
                .cell("")
                .cell("");
        table.row(generator + ", overconfidence")
                .cell(Notation.POINTS, critic.calibration())
                .cell("")
                .cell("");
    }
}
