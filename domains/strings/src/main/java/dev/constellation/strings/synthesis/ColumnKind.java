package dev.constellation.strings.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A kind of column, such as names or dates, and the shapes of its values. */
record ColumnKind(String name, List<Shape> shapes) {
    /** All kinds of {@code columns.txt}. */
    static List<ColumnKind> all() {
        Map<String, List<String>> words = Shape.words(Sections.read("words.txt"));
        List<ColumnKind> kinds = new ArrayList<>();
        Sections.read("columns.txt")
                .lines()
                .forEach((name, patterns) -> kinds.add(new ColumnKind(
                        name,
                        patterns.stream()
                                .map(pattern -> Shape.of(pattern, words))
                                .toList())));
        return List.copyOf(kinds);
    }
}
