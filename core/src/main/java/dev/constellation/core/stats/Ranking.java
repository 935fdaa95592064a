package dev.constellation.core.stats;

/**
 * Area under the ROC curve: the probability that a right item is scored above a wrong one, ties counted half (Mann and
 * Whitney 1947; Hanley and McNeil, Radiology 143, 1982, 29-36). 0.5 is chance.
 */
public final class Ranking {
    private Ranking() {}

    /** The area; NaN, undefined, when there is no right or no wrong item. */
    public static double auc(double[] right, double[] wrong) {
        double wins = 0;
        for (double r : right) {
            for (double w : wrong) {
                wins += r > w ? 1 : r == w ? 0.5 : 0;
            }
        }
        return right.length * wrong.length == 0 ? Double.NaN : wins / right.length / wrong.length;
    }
}
