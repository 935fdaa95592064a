package dev.constellation.core.analysis;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * The levels of a factor, ascending.
 *
 * @param ordered each once
 */
record Levels<T extends Comparable<T>>(List<T> ordered) {
    static <T extends Comparable<T>> Levels<T> of(List<Cell> cells, Function<Cell, T> level) {
        return new Levels<>(cells.stream().map(level).distinct().sorted().toList());
    }

    int size() {
        return ordered.size();
    }

    int index(T level) {
        return Collections.binarySearch(ordered, level);
    }
}
