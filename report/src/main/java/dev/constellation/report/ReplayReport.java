package dev.constellation.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.constellation.core.analysis.Reselected;
import dev.constellation.core.analysis.Reselected.Rival;
import dev.constellation.core.analysis.Subset;
import dev.constellation.core.study.StudyDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a replay under another policy or another critic found, as text and as JSON.
 *
 * @param definition the study
 * @param run id and run number of the study
 * @param analysis id of the replay in scoring requests, scores and selections
 * @param policy name or expression of the policy
 * @param critic the model whose margins it saw; empty for the study's own critics
 * @param period the part of the log that was read, in words
 * @param candidates how many logged candidates were selected from
 * @param results by bank and round
 */
public record ReplayReport(
        StudyDefinition definition,
        String run,
        String analysis,
        String policy,
        String critic,
        String period,
        long candidates,
        List<Reselected> results) {
    /** Blocks that the text shows; {@link #json} has all. */
    private static final List<Subset> SHOWN = List.of(Subset.ALL, Subset.CONTESTED);

    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    /** Copies the list. */
    public ReplayReport {
        results = List.copyOf(results);
    }

    /** Tables of at most 100 columns. */
    public String text() {
        TextLayout text = new TextLayout();
        text.heading("Replay of " + definition.name());
        text.paragraph(
                ("Policy '%s'%s, selecting from %d logged candidates in blocks of %d; nothing was sampled. Study %s,"
                                + " log from %s, analysis %s.")
                        .formatted(
                                policy,
                                critic.isEmpty() ? "" : " with margins of " + critic,
                                candidates,
                                definition.k(),
                                run,
                                period,
                                analysis));
        byBank().forEach((bank, rounds) -> {
            text.heading("Bank " + bank);
            text.table(successes(rounds));
            rounds.forEach(round -> text.table(gains(round)));
        });
        return text.toString();
    }

    /** The same figures with their standard errors and sizes. */
    public String json() {
        ObjectNode report = NODES.objectNode()
                .put("study", definition.name())
                .put("run", run)
                .put("analysis", analysis)
                .put("policy", policy)
                .put("critic", critic)
                .put("period", period)
                .put("candidates", candidates)
                .put("k", definition.k())
                .put("version", Methods.version());
        results.forEach(result -> report.withArray("/results").add(node(result)));
        return ReportJson.write(report);
    }

    private Map<String, List<Reselected>> byBank() {
        return results.stream().collect(Collectors.groupingBy(Reselected::bank, TreeMap::new, Collectors.toList()));
    }

    private ResultTable successes(List<Reselected> rounds) {
        TableBuilder table = TableBuilder.with(
                "Blocks of %d samples whose pick generalizes, %% [95%% interval]".formatted(definition.k()),
                "policy",
                rounds.stream().map(Reselected::label).toList());
        table.row("replayed");
        rounds.forEach(round -> table.cell(Notation.PERCENT, round.success()));
        for (int i = 0; i < rounds.getFirst().rivals().size(); i++) {
            int place = i;
            List<Rival> rivals =
                    rounds.stream().map(round -> round.rivals().get(place)).toList();
            if (!rivals.getFirst().best()) {
                table.row(rivals.getFirst().policy());
                rivals.forEach(rival -> table.cell(Notation.PERCENT, rival.success()));
            }
        }
        return table.build();
    }

    private static ResultTable gains(Reselected round) {
        List<String> columns = new ArrayList<>();
        for (Subset subset : SHOWN) {
            columns.add(subset.label());
            columns.add("detectable");
        }
        TableBuilder table = TableBuilder.with(
                "%s: replayed less the study's own policies, points [95%% interval]".formatted(round.label()),
                "less",
                columns);
        for (Rival rival : round.rivals()) {
            table.row(rival.best() ? "best unlearned (%s)".formatted(rival.policy()) : rival.policy());
            for (Subset subset : SHOWN) {
                table.cell(Notation.POINTS, rival.gain(subset)).cell(Notation.detectable(rival.gain(subset)));
            }
        }
        table.note(
                round.chosenOn().equals(round.bank())
                        ? "best unlearned: chosen on the same data, so the gain over it is biased against the replayed policy"
                        : "best unlearned: chosen on the bank " + round.chosenOn());
        return table.note("detectable: the smallest true difference that this study would see with probability 80%")
                .build();
    }

    private static ObjectNode node(Reselected result) {
        ObjectNode node = NODES.objectNode()
                .put("bank", result.bank())
                .put("generator", result.label())
                .put("n", result.n())
                .put("bestUnlearnedChosenOn", result.chosenOn());
        ReportJson.figure(node.putObject("success"), result.success());
        for (Rival rival : result.rivals()) {
            ObjectNode against = node.withArray("/against")
                    .addObject()
                    .put("policy", rival.policy())
                    .put("bestUnlearned", rival.best());
            ReportJson.figure(against.putObject("success"), rival.success());
            ObjectNode gains = against.putObject("gain");
            Arrays.stream(Subset.values())
                    .forEach(subset -> ReportJson.figure(gains.putObject(subset.label()), rival.gain(subset)));
        }
        return node;
    }
}
