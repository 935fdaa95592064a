package dev.constellation.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.constellation.core.analysis.Adequacy;
import dev.constellation.core.analysis.Analysis;
import dev.constellation.core.analysis.BankDetail;
import dev.constellation.core.analysis.BankResult;
import dev.constellation.core.analysis.Canonical;
import dev.constellation.core.analysis.Crossover;
import dev.constellation.core.analysis.Figure;
import dev.constellation.core.analysis.Finding;
import dev.constellation.core.analysis.PrimaryResult;
import dev.constellation.core.analysis.RoundGain;
import dev.constellation.core.analysis.StudyData;
import dev.constellation.core.analysis.TrainedModel;
import dev.constellation.core.study.DefinitionFields;
import dev.constellation.core.study.StudyDefinition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The report as JSON. {@code figures} lists every figure with its interval, standard error, detectable difference and
 * sizes; an undefined one has {@code undefined} with the reason instead of a value. {@code digest} covers the figures,
 * neither {@code details} nor {@code costs} nor {@code roundCosts}. {@code definition} has every field of the resolved definition by path. Numbers have at most ten decimals.
 */
public final class ReportJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ReportJson() {}

    /** The report, indented, in a fixed order. */
    public static String of(StudyDefinition definition, Analysis analysis, List<BankDetail> details, StudyData data) {
        ObjectNode report = NODES.objectNode();
        report.put("digest", analysis.digest()).put("version", Methods.version());
        report.set("study", study(definition));
        Verdict.of(analysis).forEach(report.putArray("verdict")::add);
        analysis.banks().forEach(bank -> report.withArray("/banks").add(bank(bank)));
        analysis.findings().forEach(finding -> report.withArray("/figures").add(finding(finding)));
        analysis.banks()
                .forEach(bank -> bank.crossovers()
                        .forEach(crossover -> report.withArray("/crossovers").add(crossover(bank.bank(), crossover))));
        analysis.primary().forEach(result -> report.withArray("/primary").add(primary(result)));
        details.forEach(detail -> report.withArray("/details").add(DetailJson.of(detail)));
        strings(report.putObject("definition"), DefinitionFields.of(definition));
        data.models().forEach(model -> report.withArray("/models").add(model(model)));
        strings(report.putObject("exclusions"), new TreeMap<>(data.exclusions()));
        strings(report.putObject("digests"), new TreeMap<>(data.digests()));
        numbers(report.putObject("costs"), data.costs());
        ObjectNode rounds = report.putObject("roundCosts");
        new TreeMap<>(data.roundCosts()).forEach((round, costs) -> numbers(rounds.putObject("v" + round), costs));
        return write(report);
    }

    private static ObjectNode study(StudyDefinition definition) {
        return NODES.objectNode()
                .put("name", definition.name())
                .put("definition", definition.digest())
                .put("seed", definition.seed())
                .put("domain", definition.domain())
                .put("profile", definition.profile())
                .put("base", definition.base())
                .put("generator", definition.generator())
                .put("visible", definition.visible())
                .put("k", definition.k())
                .put("splits", definition.splits())
                .put("trajectories", definition.trajectories())
                .put("rounds", definition.rounds())
                .put("bootstrapReplicates", definition.bootstrapReplicates());
    }

    private static ObjectNode bank(BankResult bank) {
        ObjectNode node = NODES.objectNode()
                .put("bank", bank.bank())
                .put("tasks", bank.sizes().tasks())
                .put("splits", bank.sizes().splits())
                .put("trajectories", bank.sizes().trajectories())
                .put("excluded", bank.excluded());
        bank.coverage().ifPresent(coverage -> number(node, "simulatedCoverage", coverage));
        Adequacy adequacy = bank.adequacy();
        node.put("demonstration", adequacy.isDemonstration()).put("mainComparison", adequacy.comparison());
        adequacy.detectable().ifPresent(detectable -> number(node, "detectable", detectable));
        bank.gains().forEach(gain -> node.withArray("/changedTasks").add(changed(gain)));
        return node;
    }

    private static ObjectNode changed(RoundGain gain) {
        return NODES.objectNode()
                .put("generator", gain.label())
                .put("tasks", gain.changed().tasks())
                .put("risen", gain.changed().risen())
                .put("fromNone", gain.changed().fromNone())
                .put("samplesBefore", gain.changed().samplesBefore())
                .put("fallen", gain.changed().fallen());
    }

    private static ObjectNode finding(Finding finding) {
        ObjectNode node = NODES.objectNode()
                .put("key", finding.key())
                .put("topic", finding.topic().label())
                .put("bank", finding.bank())
                .put("generator", finding.generator())
                .put("measure", finding.measure());
        figure(node, finding.figure());
        return node;
    }

    /** Adds a figure, or why there is none. */
    static void figure(ObjectNode node, Figure figure) {
        switch (figure) {
            case Figure.Undefined undefined -> node.put("undefined", undefined.why());
            case Figure.Measured measured -> measured(node, measured);
        }
    }

    private static void measured(ObjectNode node, Figure.Measured measured) {
        number(node, "value", measured.value());
        measured.interval().ifPresent(interval -> {
            number(node, "low", interval.low());
            number(node, "high", interval.high());
            node.put("method", CsvFigures.method(interval));
        });
        measured.standardError().ifPresent(error -> number(node, "standardError", error));
        measured.detectable().ifPresent(detectable -> number(node, "detectable", detectable));
        node.put("tasks", measured.sizes().tasks())
                .put("splits", measured.sizes().splits())
                .put("trajectories", measured.sizes().trajectories())
                .put("n", measured.sizes().n());
        measured.sizes()
                .conditionedOn()
                .forEach(factor -> node.withArray("/conditionalOn").add(factor.single()));
    }

    private static ObjectNode crossover(String bank, Crossover crossover) {
        ObjectNode node = NODES.objectNode()
                .put("bank", bank)
                .put("generator", crossover.label())
                .put("few", crossover.few())
                .put("many", crossover.many())
                .put("claimed", crossover.claimed());
        crossover.crossing().ifPresent(k -> node.put("crossing", k));
        crossover.crossingInterval().ifPresent(interval -> {
            number(node, "crossingLow", interval.low());
            number(node, "crossingHigh", interval.high());
        });
        number(node, "none", crossover.none());
        ArrayNode curve = node.putArray("curve");
        for (Crossover.Difference point : crossover.curve()) {
            ObjectNode at = curve.addObject().put("k", point.k());
            number(at, "value", point.value());
            number(at, "low", point.low());
            number(at, "high", point.high());
        }
        return node;
    }

    private static ObjectNode primary(PrimaryResult result) {
        ObjectNode node =
                NODES.objectNode().put("bank", result.outcome().bank()).put("outcome", result.label());
        figure(node, result.figure());
        number(node, "p", result.p());
        number(node, "holm", result.adjusted());
        return node;
    }

    private static ObjectNode model(TrainedModel model) {
        ObjectNode node = NODES.objectNode()
                .put("name", model.name())
                .put("digest", model.digest())
                .put("role", model.critic() ? "critic" : "generator")
                .put("trajectory", model.trajectory())
                .put("round", model.round())
                .put("rows", model.rows())
                .put("tokens", model.tokens());
        number(node, "finalLoss", model.finalLoss());
        return node;
    }

    static void strings(ObjectNode node, Map<String, String> values) {
        values.forEach(node::put);
    }

    private static void numbers(ObjectNode node, Map<String, Double> values) {
        new TreeMap<>(values).forEach((name, value) -> number(node, name, value));
    }

    static void number(ObjectNode node, String field, double value) {
        if (Double.isFinite(value)) {
            node.put(field, Canonical.decimal(value));
        } else {
            node.putNull(field);
        }
    }

    /** The text of a tree, indented. */
    static String write(ObjectNode report) {
        try {
            return MAPPER.writeValueAsString(report) + '\n';
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values has no JSON", e);
        }
    }
}
