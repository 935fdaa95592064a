package dev.constellation.report;

import java.util.List;
import java.util.Map;

/** Builds the body of a page; every text is escaped. */
final class Page {
    private static final String ECHARTS = "/META-INF/resources/_static/echarts/6.0.0/dist/echarts.min.js";

    private final StringBuilder html = new StringBuilder();

    Page section(String id, String title) {
        html.append("<section id=\"%s\">".formatted(Html.text(id)));
        html.append(Html.element("h2", title));
        return this;
    }

    Page endSection() {
        html.append("</section>\n");
        return this;
    }

    Page heading(String title) {
        html.append(Html.element("h3", title));
        return this;
    }

    Page paragraph(String text) {
        html.append(Html.element("p", text));
        return this;
    }

    Page table(ResultTable table) {
        if (!table.rows().isEmpty()) {
            html.append(Html.table(table));
        }
        return this;
    }

    /** Tables that a reader opens. */
    Page folded(String title, List<ResultTable> tables) {
        html.append("<details>").append(Html.element("summary", title));
        tables.forEach(this::table);
        html.append("</details>\n");
        return this;
    }

    /** Plots beside each other, as far as there is room; those without anything to draw are left out. */
    Page charts(List<? extends Chart> charts) {
        html.append("<div class=\"charts\">");
        charts.forEach(this::chart);
        html.append("</div>\n");
        return this;
    }

    Page chart(Chart chart) {
        if (!chart.isEmpty()) {
            html.append("<figure class=\"%s\">"
                            .formatted(chart.json().get("type").asText()))
                    .append(Html.element("figcaption", chart.title()))
                    .append("<div class=\"chart\"></div><script type=\"application/json\">")
                    .append(Html.scriptData(chart.json().toString()))
                    .append("</script></figure>\n");
        }
        return this;
    }

    /** Markup that was made elsewhere. */
    Page raw(String markup) {
        html.append(markup);
        return this;
    }

    String html() {
        return html.toString();
    }

    /** The whole page, with Apache ECharts and the data in it. */
    static String of(String title, String body, String json) {
        return Template.named("page.html")
                .fill(Map.of(
                        "title",
                        Html.text(title),
                        "body",
                        body,
                        "script",
                        Template.text(ECHARTS) + "\n</script>\n<script>\n" + Template.text("charts.js"),
                        "json",
                        Html.scriptData(json)));
    }
}
