package dev.constellation.core.domain;

import java.util.List;
import java.util.Objects;

/**
 * One row of a task: what goes in and what must come out.
 *
 * @param input the columns, at least one
 * @param output the string a right program returns for them
 */
public record Example(List<String> input, String output) {
    /** Refuses a row without columns. */
    public Example {
        input = List.copyOf(input);
        Objects.requireNonNull(output, "output");
        if (input.isEmpty()) {
            throw new IllegalArgumentException("example.input: a row needs at least one column");
        }
    }
}
