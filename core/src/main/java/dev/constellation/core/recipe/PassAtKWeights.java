package dev.constellation.core.recipe;

import java.util.List;

/**
 * STaR's programs, weighted by the derivative of pass@k = 1 - (1 - p)^k with respect to the task's solve rate p, that is
 * k (1 - p)^(k - 1): tasks that k tries rarely solve count most (pass@k training, arXiv 2508.10751). p is the share of
 * right samples, at most 1 - 1/(2n) of n samples, so that a task that was always solved keeps a little weight.
 */
record PassAtKWeights(int k) implements Recipe {
    static final int MOST = 4096;

    private static final double LEAST = 1e-6;

    @Override
    public String name() {
        return "pass@" + k;
    }

    @Override
    public String summary() {
        return "own verified samples, weighted for pass@" + k;
    }

    @Override
    public List<WeightedProgram> choose(TaskSamples task, int most) {
        double rate = Math.min(task.solveRate(), 1 - 1 / (2.0 * task.samples()));
        double weight = Math.max(LEAST, k * Math.pow(1 - rate, k - 1));
        return Recipes.STAR.choose(task, most).stream()
                .map(chosen -> new WeightedProgram(chosen.program(), weight))
                .toList();
    }
}
