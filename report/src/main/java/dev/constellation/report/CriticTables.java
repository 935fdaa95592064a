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
    private final List<RoundResult> scored;
    private final int k;

    CriticTables(BankResult bank, int k) {
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
        table.note("best unlearned: %s; chosen on the same data, so the gain over it is biased against the critic"
                .formatted(scored.stream().map(CriticTables::bestUnlearned).collect(Collectors.joining(", "))));
        return table.build();
    }

    private static String bestUnlearned(RoundResult round) {
        return "%s for %s"
                .formatted(round.critic().map(CriticResult::bestUnlearned).orElse("none"), round.label());
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
