package dev.constellation.strings.language;

import dev.constellation.strings.language.Part.Value;
import java.util.List;

/**
 * A program without conditions, or what a program with conditions does for some rows.
 *
 * @param parts whose outputs are concatenated, in order, at least one
 */
public record Branch(List<Part> parts) {
    /** Refuses a branch without parts. */
    public Branch {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("branch.parts: at least one is needed");
        }
    }

    /** Nodes of the tree; the concatenation itself is one when there are several parts. */
    public int size() {
        int size = parts.size() > 1 ? 1 : 0;
        for (Part part : parts) {
            size += part.size();
        }
        return size;
    }

    /** Most operators above a column in any part. */
    public int depth() {
        int depth = 0;
        for (Part part : parts) {
            depth = part instanceof Value value ? Math.max(depth, value.depth()) : depth;
        }
        return depth;
    }

    /** Number of the last column that a part reads, 0 when none reads any. */
    public int lastColumn() {
        return parts.stream().mapToInt(Part::lastColumn).max().orElse(0);
    }
}
