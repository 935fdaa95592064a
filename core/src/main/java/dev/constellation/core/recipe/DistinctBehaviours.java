package dev.constellation.core.recipe;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Of the programs of a task that are right on all rows, the first of each behaviour on the probes: spellings of one idea
 * train once, so that a task's favourite idea does not outweigh its others.
 */
record DistinctBehaviours() implements Recipe {
    @Override
    public String name() {
        return "distinct-behaviours";
    }

    @Override
    public String summary() {
        return "own verified samples, one of each behaviour";
    }

    @Override
    public List<WeightedProgram> choose(TaskSamples task, int most) {
        Set<String> behaviours = new HashSet<>();
        return task.first(most, sample -> sample.generalizes() && behaviours.add(sample.behaviour()));
    }
}
