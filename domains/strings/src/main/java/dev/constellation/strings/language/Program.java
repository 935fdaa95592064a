package dev.constellation.strings.language;

import dev.constellation.strings.language.Part.Value;
import java.util.List;

/**
 * A syntax tree: the parts whose outputs are concatenated.
 *
 * @param parts in order, at least one
 */
public record Program(List<Part> parts) {
    /** Refuses a program without parts. */
    public Program {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("program.parts: at least one is needed");
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
}
