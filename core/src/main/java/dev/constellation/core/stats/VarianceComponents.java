package dev.constellation.core.stats;

/**
 * How much a difference between two generators varies from task to task, split to split, trajectory to trajectory and
 * within a cell, as standard deviations. For a crossed design the variance of its mean is
 *
 * <pre>task^2/T + split^2/S + trajectory^2/J + residual^2/(T S J)</pre>
 *
 * (Searle, Casella and McCulloch, <i>Variance Components</i>, 1992, chapter 4).
 *
 * @param task between tasks
 * @param split between split seeds
 * @param trajectory between self-training runs
 * @param residual within a cell
 */
public record VarianceComponents(double task, double split, double trajectory, double residual) {
    /**
     * Components that reproduce the detectable differences of pass@8 that simulations of whole studies gave: about 8.5
     * points for 100 tasks, 3 splits and 1 trajectory; 3.5 to 5 for 200, 6 and 4; 3.5 for 200, 6 and 8. They plan
     * studies; what a finished study can detect is computed from its own data.
     */
    public static final VarianceComponents REFERENCE = new VarianceComponents(0.15, 0.01, 0.015, 0.33);

    /**
     * The standard error that a study of this design may expect to print. With few trajectories it is that of the {@link
     * Jackknife}, which counts the residual once for each factor, with the degrees of freedom that follow.
     */
    public StandardError expectedError(CrossedDesign design) {
        if (!design.hasFewTrajectories()) {
            return StandardError.known(standardError(design));
        }
        double within = residual * residual / design.cells();
        double[] variances = {
            task * task / design.tasks() + within,
            split * split / design.splits() + within,
            trajectory * trajectory / design.trajectories() + within
        };
        return StandardError.ofSum(
                variances, new int[] {design.tasks() - 1, design.splits() - 1, design.trajectories() - 1});
    }

    /** Standard error of the mean over a design. */
    public double standardError(CrossedDesign design) {
        return StrictMath.sqrt(task * task / design.tasks()
                + split * split / design.splits()
                + trajectory * trajectory / design.trajectories()
                + residual * residual / design.cells());
    }

    /** The minimum detectable effect that a design may expect before any data are there. */
    public double detectable(CrossedDesign design) {
        return Power.detectable(expectedError(design));
    }

    /** Components whose mean has the same variance contributions in a study with another number of tasks. */
    VarianceComponents rescaled(int fromTasks, int toTasks) {
        double factor = StrictMath.sqrt((double) toTasks / fromTasks);
        return new VarianceComponents(task * factor, split, trajectory, residual * factor);
    }
}
