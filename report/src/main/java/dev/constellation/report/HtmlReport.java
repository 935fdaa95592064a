package dev.constellation.report;

import dev.constellation.core.analysis.Analysis;
import dev.constellation.core.analysis.BankResult;
import dev.constellation.core.analysis.StudyData;
import dev.constellation.core.study.StudyDefinition;
import java.util.Map;
import java.util.TreeMap;

/**
 * The report as one HTML file. Every figure stands in a table, so it reads without JavaScript; plots are drawn by Apache
 * ECharts, which is part of the file, from the JSON report, which is part of it too.
 */
final class HtmlReport {
    private static final String ECHARTS = "/META-INF/resources/_static/echarts/6.0.0/dist/echarts.min.js";

    private HtmlReport() {}

    static String of(StudyDefinition definition, Analysis analysis, StudyData data, String json) {
        return Template.named("report.html")
                .fill(Map.of(
                        "title", Html.text("Study " + definition.name()),
                        "study", Html.text(Methods.study(definition)),
                        "verdict", verdict(analysis),
                        "banks", banks(analysis),
                        "declared", analysis.primary().isEmpty() ? "" : Html.table(StudyTables.primary(analysis)),
                        "costs", data.costs().isEmpty() ? "" : Html.table(StudyTables.costs(data)),
                        "methods", methods(definition, analysis, data),
                        "figures", Html.table(FigureTable.of(analysis)),
                        "script", Template.text(ECHARTS) + "\n</script>\n<script>\n" + Template.text("charts.js"),
                        "json", Html.scriptData(json)));
    }

    private static String verdict(Analysis analysis) {
        StringBuilder html = new StringBuilder();
        Verdict.of(analysis).forEach(sentence -> html.append(Html.element("p", sentence)));
        return html.toString();
    }

    private static String banks(Analysis analysis) {
        StringBuilder html = new StringBuilder();
        for (BankResult bank : analysis.banks()) {
            html.append("<section>").append(Html.element("h2", "Bank " + bank.bank()));
            html.append(Html.element("p", Methods.bank(bank)));
            for (String chart : new String[] {"curve", "gain", "policy", "crossover"}) {
                html.append("<div class=\"chart\" data-chart=\"%s\" data-bank=\"%s\"></div>"
                        .formatted(chart, Html.text(bank.bank())));
            }
            new BankTables(bank, analysis.k()).full().forEach(table -> html.append(Html.table(table)));
            html.append("</section>");
        }
        return html.toString();
    }

    private static String methods(StudyDefinition definition, Analysis analysis, StudyData data) {
        Map<String, String> digests = new TreeMap<>(data.digests());
        digests.put("study definition", definition.digest());
        digests.put("report", analysis.digest());
        digests.put("version of Constellation", Methods.version());
        StringBuilder html = new StringBuilder(Html.element("p", Methods.statistics(definition)));
        html.append(Html.definitions(digests));
        if (!data.models().isEmpty()) {
            html.append(Html.table(FigureTable.models(data)));
        }
        if (!data.exclusions().isEmpty()) {
            html.append(Html.element("h3", "Excluded tasks")).append(Html.definitions(data.exclusions()));
        }
        return html.toString();
    }
}
