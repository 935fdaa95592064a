package dev.constellation.report;

import java.util.ArrayList;
import java.util.List;

/** Lays out headings, paragraphs and tables within a fixed width. */
final class TextLayout {
    static final int WIDTH = 100;

    private static final String GAP = "  ";

    private final StringBuilder out = new StringBuilder();

    void heading(String text) {
        out.append(out.isEmpty() ? "" : "\n").append(text).append('\n');
        out.append("=".repeat(Math.min(WIDTH, text.length()))).append('\n');
    }

    /** Breaks lines between words; a word that is wider than a line keeps a line of its own. */
    void paragraph(String text) {
        paragraph(text, "");
    }

    private void paragraph(String text, String indent) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split(" ", -1)) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
                out.append(line).append('\n');
                line = new StringBuilder(indent);
            }
            line.append(line.length() > indent.length() ? " " : "").append(word);
        }
        out.append(line).append('\n');
    }

    /** A table; columns that do not fit go below, each part with the first column. */
    void table(ResultTable table) {
        out.append('\n').append(table.title()).append('\n');
        int[] widths = widths(table);
        List<Integer> part = new ArrayList<>();
        int used = widths[0];
        for (int column = 1; column < widths.length; column++) {
            int needed = GAP.length() + widths[column];
            if (!part.isEmpty() && used + needed > WIDTH) {
                lines(table, widths, part);
                part.clear();
                used = widths[0];
            }
            part.add(column);
            used += needed;
        }
        lines(table, widths, part);
        table.notes().forEach(note -> paragraph(note, GAP));
    }

    private static int[] widths(ResultTable table) {
        int[] widths = new int[table.header().size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = table.header().get(column).length();
            for (List<String> row : table.rows()) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return widths;
    }

    private void lines(ResultTable table, int[] widths, List<Integer> part) {
        line(table.header(), widths, part);
        int total = widths[0];
        for (int column : part) {
            total += GAP.length() + widths[column];
        }
        out.append("-".repeat(total)).append('\n');
        table.rows().forEach(row -> line(row, widths, part));
    }

    private void line(List<String> cells, int[] widths, List<Integer> part) {
        StringBuilder line = new StringBuilder(padded(cells.getFirst(), widths[0]));
        for (int column : part) {
            line.append(GAP).append(padded(cells.get(column), widths[column]));
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
