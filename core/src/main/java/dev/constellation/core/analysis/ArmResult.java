package dev.constellation.core.analysis;

/**
 * The last generator of another way of training against the study's own, on the same tasks, splits and seeds.
 *
 * @param arm its name
 * @param recipe its recipe
 * @param samples samples of each generator per task and split
 * @param passAtK pass@k at the study's k
 * @param difference pass@k less that of the study's own last generator
 * @param ceiling pass@n at n samples less that of the study's own
 * @param p of "the difference is 0"
 * @param adjusted p by Holm's correction over the arms of the bank
 */
public record ArmResult(
        String arm,
        String recipe,
        int samples,
        Figure passAtK,
        Figure difference,
        Figure ceiling,
        double p,
        double adjusted) {
    /** How much worse at n samples still counts as no worse. */
    public static final double MARGIN = 0.02;

    private static final double LEVEL = 0.05;

    /** What the study can say. */
    public enum Answer {
        /** The claim holds. */
        YES,
        /** Its opposite holds. */
        NO,
        /** Neither is established at this power. */
        INCONCLUSIVE
    }

    /** Whether it is better at the study's k. */
    public Answer superior() {
        return difference
                .measuredInterval()
                .map(interval -> adjusted <= LEVEL && interval.isAbove(0)
                        ? Answer.YES
                        : interval.isBelow(0) ? Answer.NO : Answer.INCONCLUSIVE)
                .orElse(Answer.INCONCLUSIVE);
    }

    /** Whether it is worse by less than the margin at n samples. */
    public Answer nonInferior() {
        return ceiling.measuredInterval()
                .map(interval -> interval.isAbove(-MARGIN)
                        ? Answer.YES
                        : interval.isBelow(-MARGIN) ? Answer.NO : Answer.INCONCLUSIVE)
                .orElse(Answer.INCONCLUSIVE);
    }

    ArmResult adjusted(double corrected) {
        return new ArmResult(arm, recipe, samples, passAtK, difference, ceiling, p, corrected);
    }
}
