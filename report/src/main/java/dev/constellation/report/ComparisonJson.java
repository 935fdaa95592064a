package dev.constellation.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.constellation.core.analysis.ComparedBank;
import dev.constellation.core.analysis.ComparedStudy;
import dev.constellation.core.analysis.Crossover;
import dev.constellation.core.analysis.Sizes;
import dev.constellation.core.analysis.StudyComparison;

/** A comparison as JSON; figures as in {@link ReportJson}. */
final class ComparisonJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private ComparisonJson() {}

    static String of(StudyComparison comparison) {
        ObjectNode node = NODES.objectNode().put("version", Methods.version());
        node.set("first", study(comparison.first()));
        node.set("second", study(comparison.second()));
        node.putObject("pairing")
                .put("splits", comparison.pairing().splits())
                .put("trajectories", comparison.pairing().trajectories());
        node.put("replicates", StudyComparison.REPLICATES).put("tested", comparison.tested());
        new ComparisonTables(comparison).verdict().forEach(node.putArray("verdict")::add);
        comparison
                .differences()
                .forEach((field, difference) -> node.withArray("/differences")
                        .addObject()
                        .put("field", field)
                        .put("first", difference.first())
                        .put("second", difference.second()));
        ReportJson.strings(node.putObject("notCompared"), comparison.notCompared());
        comparison.banks().forEach(bank -> node.withArray("/banks").add(bank(bank)));
        return ReportJson.write(node);
    }

    private static ObjectNode study(ComparedStudy study) {
        return NODES.objectNode().put("name", study.name()).put("digest", study.digest());
    }

    private static ObjectNode bank(ComparedBank bank) {
        ObjectNode node = NODES.objectNode().put("bank", bank.bank());
        node.set("common", sizes(bank.common()));
        node.set("first", sizes(bank.first()));
        node.set("second", sizes(bank.second()));
        bank.coverage().ifPresent(coverage -> ReportJson.number(node, "simulatedCoverage", coverage));
        bank.generators().forEach(pair -> node.withArray("/generators").add(generators(pair)));
        return node;
    }

    private static ObjectNode sizes(Sizes sizes) {
        return NODES.objectNode()
                .put("tasks", sizes.tasks())
                .put("splits", sizes.splits())
                .put("trajectories", sizes.trajectories());
    }

    private static ObjectNode generators(ComparedBank.Generators pair) {
        ObjectNode node = NODES.objectNode()
                .put("label", pair.label())
                .put("first", pair.first())
                .put("second", pair.second())
                .put("n", pair.commonN());
        for (ComparedBank.Measure measure : pair.measures()) {
            ObjectNode at = node.withArray("/measures").addObject().put("measure", measure.name());
            ReportJson.figure(at.putObject("first"), measure.first());
            ReportJson.figure(at.putObject("second"), measure.second());
            ReportJson.figure(at.putObject("difference"), measure.difference());
            ReportJson.number(at, "p", measure.p());
            ReportJson.number(at, "holm", measure.holm());
        }
        for (Crossover.Difference point : pair.curve()) {
            ObjectNode at = node.withArray("/curve").addObject().put("k", point.k());
            ReportJson.number(at, "value", point.value());
            ReportJson.number(at, "low", point.low());
            ReportJson.number(at, "high", point.high());
        }
        return node;
    }
}
