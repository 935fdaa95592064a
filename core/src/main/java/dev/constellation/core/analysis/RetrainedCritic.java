package dev.constellation.core.analysis;

import java.util.List;

/**
 * The critics that were trained again on a round's generator against the first ones, which learned from {@code gen_v0}, on
 * the same blocks of that round.
 *
 * @param round round of the generator
 * @param gains on all, divergent and contested blocks
 * @param auc area under the ROC curve of the margins within a task and split, mean over those with right and wrong survivors
 */
public record RetrainedCritic(int round, List<On> gains, Contrast auc) {
    /** Copies the list. */
    public RetrainedCritic {
        gains = List.copyOf(gains);
    }

    /**
     * Gain over naive pick on a subset of blocks.
     *
     * @param subset the blocks
     * @param gain success of the critic less that of naive pick
     */
    public record On(Subset subset, Contrast gain) {}

    /**
     * One measure of both critics.
     *
     * @param first of the first critics
     * @param retrained of the retrained ones
     * @param difference retrained less first, paired
     */
    public record Contrast(Figure first, Figure retrained, Figure difference) {}

    /** Label of the generator, such as {@code v2}. */
    public String label() {
        return "v" + round;
    }

    /** The gains on all blocks. */
    public Contrast onAll() {
        return gains.getFirst().gain();
    }
}
