package dev.constellation.core.recipe;

import java.util.List;

/** Controls that leave out a part of verification: programs whatever the held-out rows say, or whatever any row says. */
record UncheckedSamples(String name, String summary, boolean visiblePass) implements Recipe {
    @Override
    public List<WeightedProgram> choose(TaskSamples task, int most) {
        return task.first(most, sample -> sample.visiblePass() || !visiblePass);
    }

    @Override
    public boolean isControl() {
        return true;
    }
}
