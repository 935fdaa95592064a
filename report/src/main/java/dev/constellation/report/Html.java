package dev.constellation.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Pieces of a page; every text is escaped. */
final class Html {
    private Html() {}

    static String text(String raw) {
        return raw.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String element(String name, String content) {
        return "<%s>%s</%s>\n".formatted(name, text(content), name);
    }

    /** An entry of a list of contents. */
    static String link(String id, String text) {
        return "<li><a href=\"#%s\">%s</a></li>".formatted(text(id), text(text));
    }

    /** JSON inside a script element: no less-than sign is left that could end the element. */
    static String scriptData(String json) {
        return json.replace("<", "\\u003c");
    }

    static String definitions(Map<String, String> values) {
        StringBuilder html = new StringBuilder("<dl>");
        new TreeMap<>(values)
                .forEach((name, value) -> html.append(element("dt", name)).append(element("dd", value)));
        return html.append("</dl>\n").toString();
    }

    static String table(ResultTable table) {
        StringBuilder html = new StringBuilder("<div class=\"table\"><table>");
        html.append(element("caption", table.title())).append("<thead>");
        row(html, "th", table.header());
        html.append("</thead><tbody>");
        table.rows().forEach(row -> row(html, "td", row));
        html.append("</tbody></table></div>\n");
        table.notes()
                .forEach(note ->
                        html.append("<p class=\"note\">").append(text(note)).append("</p>\n"));
        return html.toString();
    }

    private static void row(StringBuilder html, String cell, List<String> cells) {
        html.append("<tr>").append(element("th", cells.getFirst()));
        cells.stream().skip(1).forEach(content -> html.append(element(cell, content)));
        html.append("</tr>");
    }
}
