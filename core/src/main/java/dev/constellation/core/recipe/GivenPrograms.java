package dev.constellation.core.recipe;

import java.util.List;

/** Controls that train on the programs that tasks were made from, which the verifier judges like any sample. */
record GivenPrograms(String name, String summary, Source source) implements Recipe {
    @Override
    public List<WeightedProgram> choose(TaskSamples task, int most) {
        return Recipes.STAR.choose(task, most);
    }

    @Override
    public boolean isControl() {
        return true;
    }
}
