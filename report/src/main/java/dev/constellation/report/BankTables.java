package dev.constellation.report;

import dev.constellation.core.analysis.BankResult;
import dev.constellation.core.analysis.Figure;
import dev.constellation.core.analysis.PolicyResult;
import dev.constellation.core.analysis.QualityResult;
import dev.constellation.core.analysis.RoundResult;
import dev.constellation.core.analysis.StratumResult;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The tables of one bank. */
final class BankTables {
    private final BankResult bank;
    private final int k;

    BankTables(BankResult bank, int k) {
        this.bank = bank;
        this.k = k;
    }

    /** What a terminal shows. */
    List<ResultTable> brief() {
        List<ResultTable> tables =
                new ArrayList<>(List.of(curve(List.of(1, k)), new GainTables(bank, k).gains(), policies()));
        if (hasCritic()) {
            tables.add(new CriticTables(bank, k).brief());
        }
        tables.add(quality());
        if (!bank.axes().isEmpty()) {
            tables.add(new GainTables(bank, k).axes());
        }
        tables.addAll(new CounterpartTables(bank, k).all());
        return tables;
    }

    /** The curve at powers of two. */
    ResultTable curve() {
        return curve(List.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048));
    }

    private boolean hasCritic() {
        return bank.rounds().stream().anyMatch(round -> round.critic().isPresent());
    }

    private List<String> generators() {
        return bank.rounds().stream().map(RoundResult::label).toList();
    }

    private ResultTable curve(List<Integer> wanted) {
        TreeSet<Integer> ks = new TreeSet<>(wanted);
        bank.rounds().forEach(round -> ks.add(round.n()));
        ks.removeIf(shown ->
                bank.rounds().stream().noneMatch(round -> round.curve().stream().anyMatch(p -> p.k() == shown)));
        List<String> columns = Stream.concat(Stream.of("n"), ks.stream().map(shown -> "pass@" + shown))
                .toList();
        TableBuilder table = TableBuilder.with("Tasks solved with k samples, % [95% interval]", "generator", columns);
        for (RoundResult round : bank.rounds()) {
            table.row(round.label()).cell(Integer.toString(round.n()));
            ks.forEach(shown -> table.cell(Notation.PERCENT, round.passAtK(shown)));
            noteMissing(table, round);
        }
        return table.build();
    }

    private static void noteMissing(TableBuilder table, RoundResult round) {
        if (round.incomplete() > 0) {
            table.note("%s: %d of %d cells are incomplete and left out"
                    .formatted(round.label(), round.incomplete(), round.cells() + round.incomplete()));
        }
    }

    ResultTable policies() {
        TableBuilder table = TableBuilder.with(
                "Blocks of %d samples whose pick generalizes, %% [95%% interval]".formatted(k), "policy", generators());
        List<String> names = bank.rounds().stream()
                .flatMap(round -> round.policies().stream().map(PolicyResult::policy))
                .distinct()
                .toList();
        for (String name : names) {
            table.row(name);
            bank.rounds().forEach(round -> table.cell(Notation.PERCENT, success(round, name)));
        }
        bank.rounds().stream()
                .filter(round -> round.unscored() > 0)
                .forEach(round -> table.note("%s: %d cells with a survivor that no critic scored are left out"
                        .formatted(round.label(), round.unscored())));
        return table.build();
    }

    static Figure success(RoundResult round, String policy) {
        return round.policies().stream()
                .filter(result -> result.policy().equals(policy))
                .map(PolicyResult::success)
                .findFirst()
                .orElseGet(() -> new Figure.Undefined("no critic scored " + round.label()));
    }

    ResultTable quality() {
        TableBuilder table = TableBuilder.with("Samples, % or mean [95% interval]", "measure", generators());
        List<QualityResult> all =
                bank.rounds().stream().map(RoundResult::quality).toList();
        table.row("parse");
        all.forEach(quality -> table.cell(Notation.PERCENT, quality.parseRate()));
        table.row("pass visible rows");
        all.forEach(quality -> table.cell(Notation.PERCENT, quality.visiblePassRate()));
        table.row("of these fail held-out");
        all.forEach(quality -> table.cell(Notation.PERCENT, quality.visibleOnly()));
        table.row("tokens");
        all.forEach(quality -> table.cell(Notation.PLAIN, quality.tokens()));
        table.row("entropy, nats");
        all.forEach(quality -> table.cell(Notation.PLAIN, quality.entropy()));
        table.row("right per 1000 tokens");
        all.forEach(quality -> table.cell(Notation.PLAIN, quality.rightPerKilotoken()));
        table.row("programs per solved task");
        all.forEach(quality -> table.cell(Notation.PLAIN, quality.programs()));
        return table.build();
    }

    ResultTable strata() {
        TableBuilder table =
                TableBuilder.with("pass@%d by stratum, %% [95%% interval]".formatted(k), "stratum", generators());
        List<StratumResult> first =
                bank.rounds().isEmpty() ? List.of() : bank.rounds().getFirst().strata();
        for (int i = 0; i < first.size(); i++) {
            int index = i;
            table.row("%s (%d tasks)"
                    .formatted(first.get(i).stratum(), first.get(i).tasks()));
            bank.rounds()
                    .forEach(round -> table.cell(
                            Notation.PERCENT, round.strata().get(index).passAtK()));
        }
        return table.build();
    }
}
