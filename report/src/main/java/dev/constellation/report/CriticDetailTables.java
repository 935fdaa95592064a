package dev.constellation.report;

import dev.constellation.core.analysis.BankDetail;
import dev.constellation.core.analysis.CriticDetail;
import dev.constellation.core.analysis.Figure;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables behind the plots of shares recovered, calibration and margins. */
final class CriticDetailTables {
    private CriticDetailTables() {}

    /** What every policy recovers of the way from naive pick to oracle. */
    static ResultTable recovered(BankDetail detail) {
        List<String> generators =
                detail.generators().stream().map(BankDetail.Generator::label).toList();
        TableBuilder table = TableBuilder.with(
                "Share of oracle - naive that a policy recovers, % [95% interval]", "policy", generators);
        detail.generators().stream()
                .flatMap(generator -> generator.recovered().keySet().stream())
                .distinct()
                .forEach(policy -> {
                    table.row(policy);
                    detail.generators()
                            .forEach(generator -> table.cell(
                                    Notation.PERCENT,
                                    generator.recovered().getOrDefault(policy, new Figure.Undefined("no critic"))));
                });
        return table.build();
    }

    /** Gain over naive pick by stratum. */
    static ResultTable byStratum(List<BankDetail.Generator> scored) {
        TableBuilder table = TableBuilder.with(
                "Critic over naive pick by stratum, points [95% interval]",
                "stratum", scored.stream().map(BankDetail.Generator::label).toList());
        Map<String, Figure> first =
                scored.getFirst().critic().map(CriticDetail::overNaive).orElse(Map.of());
        for (String stratum : first.keySet()) {
            table.row(stratum);
            scored.stream()
                    .flatMap(generator -> generator.critic().stream())
                    .forEach(critic -> table.cell(
                            Notation.POINTS,
                            critic.overNaive().getOrDefault(stratum, new Figure.Undefined("no such stratum"))));
        }
        return table.build();
    }

    /** Calibration by probability. */
    static ResultTable calibration(List<BankDetail.Generator> scored) {
        TableBuilder table = new TableBuilder(
                "Calibration, % [95% interval]",
                List.of("generator, probability of yes", "survivors", "mean probability", "right"));
        for (BankDetail.Generator generator : scored) {
            List<CriticDetail.Reliability> bins =
                    generator.critic().map(CriticDetail::reliability).orElse(List.of());
            for (CriticDetail.Reliability bin : bins) {
                table.row("%s, from %.0f%%".formatted(generator.label(), 100 * bin.from()))
                        .cell(Integer.toString(bin.survivors()))
                        .cell(Notation.PERCENT.of(bin.predicted()))
                        .cell(Notation.PERCENT, bin.right());
            }
        }
        return table.note("survivors: distinct programs per task, split and training run")
                .build();
    }

    /** The histogram of margins. */
    static ResultTable margins(List<BankDetail.Generator> scored) {
        TableBuilder table = new TableBuilder(
                "Margins of the critic, log p(yes) - log p(no)",
                List.of("generator, margin from", "to", "right", "wrong"));
        for (BankDetail.Generator generator : scored) {
            List<CriticDetail.Margins> bins =
                    generator.critic().map(CriticDetail::margins).orElse(List.of());
            for (CriticDetail.Margins bin : bins) {
                table.row("%s, %s".formatted(generator.label(), margin(bin.from())))
                        .cell(margin(bin.to()))
                        .cell(Integer.toString(bin.right()))
                        .cell(Integer.toString(bin.wrong()));
            }
        }
        return table.build();
    }

    /** An end of a bin of margins, which has few digits. */
    static String margin(double end) {
        String text =
                String.format(Locale.ROOT, "%.4f", end).replaceAll("0+$", "").replaceAll("\\.$", "");
        return text.equals("-0") ? "0" : text;
    }
}
