package dev.constellation.report;

import dev.constellation.core.analysis.Analysis;
import dev.constellation.core.analysis.BankDetail;
import dev.constellation.core.analysis.StudyData;
import dev.constellation.core.study.DefinitionFields;
import dev.constellation.core.study.StudyDefinition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The report as one HTML file. Every figure stands in a table, so it reads without JavaScript; plots are drawn by Apache
 * ECharts, which is part of the file, as the JSON report is.
 */
final class HtmlReport {
    private final StudyDefinition definition;
    private final Analysis analysis;
    private final List<BankDetail> details;
    private final StudyData data;
    private final Page page = new Page();

    private HtmlReport(StudyDefinition definition, Analysis analysis, List<BankDetail> details, StudyData data) {
        this.definition = definition;
        this.analysis = analysis;
        this.details = details;
        this.data = data;
    }

    static String of(
            StudyDefinition definition, Analysis analysis, List<BankDetail> details, StudyData data, String json) {
        String body = new HtmlReport(definition, analysis, details, data).body();
        return Page.of("Study " + definition.name(), body, json);
    }

    private String body() {
        page.paragraph(Methods.study(definition));
        verdict();
        contents();
        claims();
        for (int i = 0; i < details.size(); i++) {
            page.raw(new BankSection(analysis.banks().get(i), details.get(i), analysis.k(), data.puzzles()).html());
        }
        costs();
        methods();
        page.section("figures", "Figures")
                .folded(
                        "Every figure that the digest covers, as shares and differences of shares",
                        List.of(FigureTable.of(analysis)))
                .endSection();
        return page.html();
    }

    private void verdict() {
        page.raw("<div class=\"verdict\">");
        Verdict.of(analysis).forEach(page::paragraph);
        page.raw("</div>\n");
    }

    private void contents() {
        page.raw("<nav><ul>").raw(Html.link("claims", "Claims"));
        analysis.banks().forEach(bank -> page.raw(Html.link("bank-" + bank.bank(), "Bank " + bank.bank())));
        page.raw(Html.link("costs", "Costs"))
                .raw(Html.link("methods", "Methods"))
                .raw(Html.link("figures", "Figures"))
                .raw("</ul></nav>\n");
    }

    private void claims() {
        page.section("claims", "Claims, their controls and what could have been seen");
        ResultTable claims = Claims.of(analysis);
        if (claims.rows().isEmpty()) {
            page.paragraph("This study compares nothing: it has one generator and no critic.");
        }
        page.table(claims);
        if (analysis.primary().isEmpty()) {
            page.paragraph("No outcome was declared before the study.");
        } else {
            page.table(StudyTables.primary(analysis));
        }
        page.endSection();
    }

    private void costs() {
        page.section("costs", "Costs");
        if (data.costs().isEmpty()) {
            page.paragraph("No costs were recorded.");
        } else {
            page.table(StudyTables.costs(data));
            if (!data.roundCosts().isEmpty()) {
                page.table(StudyTables.roundCosts(data));
            }
        }
        page.endSection();
    }

    private void methods() {
        Map<String, String> digests = new TreeMap<>(data.digests());
        digests.put("study definition", definition.digest());
        digests.put("report", analysis.digest());
        digests.put("version of Constellation", Methods.version());
        page.section("methods", "Methods")
                .paragraph(Methods.statistics(definition))
                .paragraph(Methods.reading())
                .paragraph(Methods.seeds(definition))
                .paragraph("To cite: " + Methods.citation(definition, analysis))
                .raw(Html.definitions(digests));
        if (!data.models().isEmpty()) {
            page.table(FigureTable.models(data));
        }
        if (!data.exclusions().isEmpty()) {
            page.heading("Excluded tasks").raw(Html.definitions(data.exclusions()));
        }
        page.folded("The definition, field by field", List.of(StudyTables.definition(DefinitionFields.of(definition))))
                .endSection();
    }
}
