package dev.constellation.report;

import dev.constellation.core.analysis.ArmResult;
import dev.constellation.core.analysis.BankCounterparts;
import dev.constellation.core.analysis.BankResult;
import dev.constellation.core.analysis.ExtendedResult;
import dev.constellation.core.analysis.FrozenResult;
import dev.constellation.core.analysis.HeatedResult;
import dev.constellation.core.analysis.RetrainedCritic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tables of what self-training was compared with on one bank. */
final class CounterpartTables {
    private final BankCounterparts counterparts;
    private final String last;
    private final int k;

    CounterpartTables(BankResult bank, int k) {
        counterparts = bank.counterparts();
        last = bank.rounds().isEmpty() ? "" : bank.rounds().getLast().label();
        this.k = k;
    }

    /** One table for each kind of comparison that there is. */
    List<ResultTable> all() {
        List<ResultTable> tables = new ArrayList<>();
        if (!counterparts.arms().isEmpty()) {
            tables.add(arms());
        }
        counterparts.frozen().ifPresent(frozen -> tables.add(frozen(frozen)));
        if (!counterparts.heated().isEmpty()) {
            tables.add(heated());
        }
        counterparts.extended().ifPresent(extended -> tables.add(extended(extended)));
        if (!counterparts.critics().isEmpty()) {
            tables.add(critics());
        }
        return tables;
    }

    private ResultTable arms() {
        int n = counterparts.arms().getFirst().samples();
        TableBuilder table = TableBuilder.with(
                "Other ways of training against the study's own %s, points [95%% interval]".formatted(last),
                "arm",
                List.of(
                        "recipe",
                        "pass@%d, %%".formatted(k),
                        "pass@" + k + " less own",
                        "detectable",
                        "Holm p",
                        "superior",
                        "pass@%d less own".formatted(n),
                        "no worse"));
        for (ArmResult arm : counterparts.arms()) {
            table.row(arm.arm())
                    .cell(arm.recipe())
                    .cell(Notation.PERCENT, arm.passAtK())
                    .cell(Notation.POINTS, arm.difference())
                    .cell(Notation.detectable(arm.difference()))
                    .cell(StudyTables.p(arm.adjusted()))
                    .cell(answer(arm.superior()))
                    .cell(Notation.POINTS, arm.ceiling())
                    .cell(answer(arm.nonInferior()));
        }
        return table.note("superior: pass@%d is higher, Holm's correction over the arms of the bank".formatted(k))
                .note("no worse: pass@%d is not lower by %s points or more"
                        .formatted(n, Math.round(100 * ArmResult.MARGIN)))
                .build();
    }

    private static String answer(ArmResult.Answer answer) {
        return answer.name().toLowerCase(Locale.ROOT);
    }

    private ResultTable frozen(FrozenResult frozen) {
        return TableBuilder.with(
                        "Newly solved against untrained copies of v0, % [95% interval]",
                        "generator", List.of("newly solved with %d samples".formatted(frozen.samples())))
                .row(last)
                .cell(Notation.PERCENT, frozen.newly())
                .row(frozen.copies() == 1 ? "1 copy" : frozen.copies() + " copies, mean")
                .cell(Notation.PERCENT, frozen.control())
                .row("difference, points")
                .cell(Notation.POINTS, frozen.net())
                .note("newly solved: tasks and splits that v0 fails with as many samples")
                .build();
    }

    private ResultTable heated() {
        TableBuilder table = TableBuilder.with(
                "pass@%d at other temperatures, %% [95%% interval]".formatted(k),
                "temperature",
                List.of("v0", last, last + " as studied less v0 at this one, points", "detectable"));
        for (HeatedResult heated : counterparts.heated()) {
            table.row(temperature(heated))
                    .cell(Notation.PERCENT, heated.first())
                    .cell(Notation.PERCENT, heated.last())
                    .cell(Notation.POINTS, heated.lead())
                    .cell(Notation.detectable(heated.lead()));
            if (heated.chosenOnDev()) {
                table.note(
                        "chosen on dev: v0 solves most tasks of the bank dev at it, which favours v0 on that bank alone");
            }
        }
        return table.build();
    }

    static String temperature(HeatedResult heated) {
        return heated.temperature() + (heated.chosenOnDev() ? ", chosen on dev" : "");
    }

    private ResultTable extended(ExtendedResult extended) {
        return TableBuilder.with(
                        "Tasks and splits that v0 does not solve with %d samples".formatted(extended.from()),
                        "",
                        List.of("number"))
                .row("sampled again")
                .cell(Integer.toString(extended.cells()))
                .row("solved by v0 within %d samples".formatted(extended.to()))
                .cell(Integer.toString(extended.found()))
                .row("solved by %s, by training run".formatted(last))
                .cell(Integer.toString(extended.gained()))
                .row("of these not by v0 within %d samples".formatted(extended.to()))
                .cell(Integer.toString(extended.beyond()))
                .note(("none in %d: the share of right samples is below %.2f%% with 95%% confidence (exact,"
                                + " Clopper-Pearson)")
                        .formatted(extended.to(), 100 * extended.bound().high()))
                .build();
    }

    private ResultTable critics() {
        TableBuilder table = TableBuilder.with(
                "Critics trained again on each round against the first ones at k = %d, points [95%% interval]"
                        .formatted(k),
                "generator, measure",
                List.of("first critic", "retrained critic", "difference", "detectable"));
        for (RetrainedCritic critic : counterparts.critics()) {
            for (RetrainedCritic.On on : critic.gains()) {
                String measure = "%s, over naive, %s"
                        .formatted(critic.label(), on.subset().label());
                addContrast(table, measure, Notation.POINTS, on.gain());
            }
            addContrast(table, critic.label() + ", AUC", Notation.PLAIN, critic.auc());
        }
        return table.note(
                        "first critic: learned from the samples of v0; retrained: from those of the generator it scores,"
                                + " on the same tasks")
                .build();
    }

    private static void addContrast(
            TableBuilder table, String measure, Notation notation, RetrainedCritic.Contrast contrast) {
        table.row(measure)
                .cell(notation, contrast.first())
                .cell(notation, contrast.retrained())
                .cell(Notation.POINTS, contrast.difference())
                .cell(Notation.detectable(contrast.difference()));
    }
}
