package dev.constellation.report;

import dev.constellation.core.analysis.BankDetail;
import dev.constellation.core.analysis.BankResult;
import dev.constellation.core.analysis.Crossover;
import dev.constellation.core.domain.Puzzle;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The part of a page that is about one bank: every question with its plots and tables, or why there is no answer. */
final class BankSection {
    private final BankResult bank;
    private final BankDetail detail;
    private final Map<String, Puzzle> puzzles;
    private final BankTables tables;
    private final GainTables gains;
    private final BankCharts charts;
    private final int k;
    private final Page page = new Page();

    BankSection(BankResult bank, BankDetail detail, int k, Map<String, Puzzle> puzzles) {
        this.bank = bank;
        this.detail = detail;
        this.puzzles = puzzles;
        this.tables = new BankTables(bank, k);
        this.gains = new GainTables(bank, k);
        this.charts = new BankCharts(bank, detail, k);
        this.k = k;
    }

    String html() {
        page.section("bank-" + bank.bank(), "Bank " + bank.bank()).paragraph(Methods.bank(bank));
        page.heading("How many tasks are solved with k samples?")
                .chart(charts.curves())
                .table(tables.curve());
        rounds();
        counterparts();
        crossovers();
        headroom();
        policies();
        critic();
        changes();
        page.heading("What do the samples look like?").table(tables.quality());
        if (!bank.gains().isEmpty()) {
            page.table(gains.diversity());
        }
        page.heading("Which strata are solved?").chart(charts.strata()).table(tables.strata());
        if (!bank.gains().isEmpty()) {
            page.table(gains.strataGains()).table(gains.axes());
        }
        return page.endSection().html();
    }

    private void rounds() {
        page.heading("What did self-training add?");
        if (bank.gains().isEmpty()) {
            page.paragraph("A single generator was evaluated on this bank, so there is no gain to report.");
            return;
        }
        page.charts(List.of(charts.levels(), charts.gains()))
                .table(gains.gains())
                .table(gains.expansion());
    }

    private void counterparts() {
        page.heading("What is self-training held against?");
        if (bank.counterparts().isEmpty()) {
            page.paragraph(
                    "This study ran no other recipe, no frozen copy and no other temperature. The untrained copy that expansion"
                            + " is measured against is estimated from the first generator's own samples.");
            return;
        }
        page.charts(List.of(charts.arms(), charts.temperatures(), charts.retrainedCritics()));
        new CounterpartTables(bank, k).all().forEach(page::table);
    }

    private void crossovers() {
        page.heading("Do the curves cross?");
        if (bank.crossovers().isEmpty()) {
            page.paragraph(
                    bank.gains().isEmpty()
                            ? "There is no second curve."
                            : "No crossover is looked for: it needs a difference that varies and a number of samples above k = %d of which the generators have twice as many."
                                    .formatted(k));
            return;
        }
        for (Crossover crossover : bank.crossovers()) {
            page.paragraph("%s: %s".formatted(crossover.label(), described(crossover)));
        }
        page.charts(bank.crossovers().stream().map(charts::crossover).toList()).table(gains.crossovers());
    }

    private static String described(Crossover crossover) {
        String none = String.format(
                Locale.ROOT, "%.0f%% of the bootstrap replicates have no crossing", 100 * crossover.none());
        String at = crossover
                .crossing()
                .map(number -> "the curves as measured cross near k = %d%s".formatted(number, interval(crossover)))
                .orElse("the curves as measured do not cross");
        return "a crossover between %d and %d samples is %s; %s; %s."
                .formatted(
                        crossover.few(),
                        crossover.many(),
                        crossover.claimed() ? "established with simultaneous confidence" : "not established",
                        at,
                        none);
    }

    private static String interval(Crossover crossover) {
        return crossover
                .crossingInterval()
                .map(ends -> String.format(Locale.ROOT, " [%.0f, %.0f]", ends.low(), ends.high()))
                .orElse("");
    }

    private void headroom() {
        page.heading("Where is the headroom?").chart(charts.headroom());
        page.paragraph(
                "What is lost in picking is what a better policy could win with the same samples; what only all samples reach needs"
                        + " more samples, and what is not solved a better generator.");
    }

    private void policies() {
        page.heading("Which of %d programs to pick?".formatted(k))
                .charts(List.of(charts.policies(), charts.recovered()))
                .table(tables.policies())
                .table(CriticDetailTables.recovered(detail));
    }

    private void critic() {
        page.heading("Is the critic worth it?");
        List<BankDetail.Generator> scored = charts.detailed();
        if (scored.isEmpty()) {
            page.paragraph("No critic scored the programs of this bank.");
            return;
        }
        page.charts(List.of(charts.criticGains(), charts.criticByStratum()));
        new CriticTables(bank, k).full().forEach(page::table);
        page.table(CriticDetailTables.byStratum(scored));
        if (charts.calibration().isEmpty()) {
            page.paragraph("No program passed the visible rows, so the critic had nothing to score.");
            return;
        }
        page.chart(charts.calibration())
                .charts(scored.stream().map(charts::margins).toList())
                .folded(
                        "Calibration and margins in figures",
                        List.of(CriticDetailTables.calibration(scored), CriticDetailTables.margins(scored)));
    }

    private void changes() {
        page.heading("Which tasks changed?");
        if (bank.gains().isEmpty()) {
            page.paragraph("There is one generator, so no outcome changed.");
            return;
        }
        page.table(gains.changed());
        page.raw(new ChangedTasksList(puzzles).html(detail.changes().getLast()));
    }
}
