package dev.constellation.core.recipe;

import java.util.List;

/**
 * Programs that are right on all rows, each once and with equal weight: vanilla STaR (arXiv 2203.14465), or ReST-EM
 * (arXiv 2312.06585), which trains the first generator anew on the samples of all rounds.
 */
record VerifiedSamples(String name, String summary, boolean fromStart) implements Recipe {
    @Override
    public List<WeightedProgram> choose(TaskSamples task, int most) {
        return task.first(most, JudgedSample::generalizes);
    }

    @Override
    public boolean accumulates() {
        return fromStart;
    }

    @Override
    public boolean restarts() {
        return fromStart;
    }
}
