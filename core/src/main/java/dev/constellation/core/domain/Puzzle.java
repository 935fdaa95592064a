package dev.constellation.core.domain;

import java.util.List;

/**
 * All that a model may see of a task under one split.
 *
 * @param taskId the task it was cut from
 * @param visible the visible rows, in the order in which the split drew them
 * @param unlabelled inputs of the other rows; empty unless the study declares itself transductive
 */
public record Puzzle(String taskId, List<Example> visible, List<List<String>> unlabelled) {
    /** Copies the lists. */
    public Puzzle {
        visible = List.copyOf(visible);
        unlabelled = unlabelled.stream().map(List::copyOf).toList();
    }
}
