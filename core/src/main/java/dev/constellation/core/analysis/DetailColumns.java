package dev.constellation.core.analysis;

import dev.constellation.core.policy.Policies;
import dev.constellation.core.policy.SelectionPolicy;
import dev.constellation.core.stats.Columns;
import dev.constellation.core.stats.Statistic;
import dev.constellation.core.study.StudyDefinition;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The columns of one generator's {@link BankDetail}. A cell counts as one: its blocks are averaged. */
final class DetailColumns {
    private final RoundData data;
    private final Map<SelectionPolicy, Integer> success = new LinkedHashMap<>();
    private final int blocks;
    private final Map<String, Stratum> strata = new TreeMap<>();
    private final Optional<CriticBins> bins;

    /** Where the cells of one stratum stand: how many have blocks, naive pick's and the critic's success on them. */
    private record Stratum(int tasks, int blocks, int naive, int critic) {}

    private DetailColumns(Columns columns, BankData bank, RoundData data, int k, boolean critic) {
        this.data = data;
        @Nullable CellSummary[] cells = summaries(data, k, critic);
        blocks = columns.add(values(cells, summary -> summary.blocks() > 0 ? 1 : 0));
        Map<SelectionPolicy, double[]> successes = new LinkedHashMap<>();
        for (SelectionPolicy policy : Policies.ALL) {
            if (critic || !policy.needsCritic()) {
                double[] values = values(cells, summary -> summary.blocks() > 0 ? summary.success(policy.name()) : 0);
                successes.put(policy, values);
                success.put(policy, columns.add(values));
            }
        }
        if (critic) {
            addStrata(columns, bank, cells, successes);
        }
        bins = critic ? Optional.of(CriticBins.add(columns, data)) : Optional.empty();
    }

    static DetailColumns add(Columns columns, StudyDefinition definition, BankData bank, RoundData data) {
        boolean critic = definition.critic().isPresent() && RoundColumns.isScored(data);
        return new DetailColumns(columns, bank, data, definition.k(), critic);
    }

    /** Where a critic scored the round, cells with an unscored survivor are left out, as they are for policies. */
    private static @Nullable CellSummary[] summaries(RoundData data, int k, boolean critic) {
        @Nullable CellSummary[] summaries = new CellSummary[data.cells().length];
        for (int i = 0; i < summaries.length; i++) {
            Cell cell = data.cells()[i];
            CellSummary summary = cell == null ? null : CellSummary.of(cell, data.n(), k, critic);
            boolean complete = summary != null && (!critic || summary.picks().containsKey(Policies.CRITIC.name()));
            summaries[i] = complete ? summary : null;
        }
        return summaries;
    }

    private interface Value {
        double of(CellSummary summary);
    }

    private static double[] values(@Nullable CellSummary[] cells, Value value) {
        double[] values = new double[cells.length];
        for (int i = 0; i < values.length; i++) {
            CellSummary summary = cells[i];
            values[i] = summary == null ? 0 : value.of(summary);
        }
        return values;
    }

    private void addStrata(
            Columns columns, BankData bank, @Nullable CellSummary[] cells, Map<SelectionPolicy, double[]> successes) {
        for (String stratum : new TreeSet<>(bank.strata())) {
            double[] present = values(
                    cells, summary -> summary.blocks() > 0 && summary.stratum().equals(stratum) ? 1 : 0);
            double[] naive = within(present, successes, Policies.NAIVE);
            double[] critic = within(present, successes, Policies.CRITIC);
            strata.put(
                    stratum,
                    new Stratum(
                            StratumColumns.tasks(bank.strata(), stratum),
                            columns.add(present),
                            columns.add(naive),
                            columns.add(critic)));
        }
    }

    private static double[] within(double[] mask, Map<SelectionPolicy, double[]> successes, SelectionPolicy policy) {
        double[] values = successes.getOrDefault(policy, mask).clone();
        Arrays.setAll(values, i -> values[i] * mask[i]);
        return values;
    }

    BankDetail.Generator generator(FigureMaker make, Sizes bank) {
        Sizes sizes = bank.withSamples(data.n());
        return new BankDetail.Generator(
                "v" + data.round(),
                recovered(make, sizes),
                bins.map(columns ->
                        new CriticDetail(overNaive(make, sizes), columns.reliability(make, sizes), columns.margins())));
    }

    private Map<String, Figure> recovered(FigureMaker make, Sizes sizes) {
        Map<String, Figure> recovered = new LinkedHashMap<>();
        Statistic room = over(Policies.ORACLE);
        for (SelectionPolicy policy : success.keySet()) {
            if (!List.of(Policies.NAIVE, Policies.ORACLE).contains(policy)) {
                recovered.put(
                        policy.name(),
                        make.quantity(over(policy).over(room), sizes, "the oracle gains nothing over naive pick"));
            }
        }
        return recovered;
    }

    private Statistic over(SelectionPolicy policy) {
        int own = success.getOrDefault(policy, blocks);
        int naive = success.getOrDefault(Policies.NAIVE, blocks);
        return Statistic.ratio(own, blocks).minus(Statistic.ratio(naive, blocks));
    }

    private Map<String, Figure> overNaive(FigureMaker make, Sizes sizes) {
        Map<String, Figure> gains = new LinkedHashMap<>();
        strata.forEach((stratum, columns) -> gains.put(
                stratum,
                make.difference(
                        Statistic.ratio(columns.critic(), columns.blocks())
                                .minus(Statistic.ratio(columns.naive(), columns.blocks())),
                        sizes.withTasks(columns.tasks()),
                        "no block of k samples")));
        return gains;
    }
}
