package dev.constellation.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.constellation.core.analysis.BankDetail;
import dev.constellation.core.analysis.CriticDetail;
import dev.constellation.core.analysis.TaskChange;

/** What a report shows beyond the figures of the digest, as JSON. */
final class DetailJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private DetailJson() {}

    static ObjectNode of(BankDetail detail) {
        ObjectNode node = NODES.objectNode().put("bank", detail.bank());
        detail.generators().forEach(generator -> node.withArray("/generators").add(generator(generator)));
        detail.changes()
                .forEach(changes -> changes.tasks()
                        .forEach(task -> node.withArray("/changedTasks").add(task(changes.label(), task))));
        return node;
    }

    private static ObjectNode generator(BankDetail.Generator generator) {
        ObjectNode node = NODES.objectNode().put("generator", generator.label());
        ObjectNode recovered = node.putObject("recovered");
        generator.recovered().forEach((policy, figure) -> ReportJson.figure(recovered.putObject(policy), figure));
        generator.critic().ifPresent(critic -> node.set("critic", critic(critic)));
        return node;
    }

    private static ObjectNode critic(CriticDetail critic) {
        ObjectNode node = NODES.objectNode();
        ObjectNode strata = node.putObject("overNaive");
        critic.overNaive().forEach((stratum, figure) -> ReportJson.figure(strata.putObject(stratum), figure));
        for (CriticDetail.Reliability bin : critic.reliability()) {
            ObjectNode at = node.withArray("/reliability").addObject();
            ReportJson.number(at, "from", bin.from());
            ReportJson.number(at, "predicted", bin.predicted());
            ReportJson.figure(at.put("survivors", bin.survivors()), bin.right());
        }
        for (CriticDetail.Margins bin : critic.margins()) {
            ObjectNode at = node.withArray("/margins").addObject();
            ReportJson.number(at, "from", bin.from());
            ReportJson.number(at, "to", bin.to());
            at.put("right", bin.right()).put("wrong", bin.wrong());
        }
        return node;
    }

    private static ObjectNode task(String label, TaskChange task) {
        ObjectNode node = NODES.objectNode()
                .put("generator", label)
                .put("task", task.taskId())
                .put("stratum", task.stratum())
                .put("rightBefore", task.before().right())
                .put("samplesBefore", task.before().samples())
                .put("rightAfter", task.after().right())
                .put("samplesAfter", task.after().samples());
        task.programBefore().ifPresent(shown -> node.put("programBefore", shown.program()));
        task.programAfter().ifPresent(shown -> node.put("programAfter", shown.program()));
        return node;
    }
}
