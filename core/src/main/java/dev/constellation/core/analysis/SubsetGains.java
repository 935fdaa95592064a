package dev.constellation.core.analysis;

import java.util.List;

/**
 * What the critic gains over unlearned policies on a subset of blocks.
 *
 * @param subset the blocks
 * @param share share of all blocks that are in it; 1 for all of them
 * @param gains success of the critic less that of each unlearned policy
 * @param overBest less that of the best unlearned policy, see {@link CriticResult}
 */
public record SubsetGains(Subset subset, Figure share, List<Gain> gains, Figure overBest) {
    /** Copies the list. */
    public SubsetGains {
        gains = List.copyOf(gains);
    }

    /**
     * A paired difference.
     *
     * @param over name of the unlearned policy
     * @param figure success of the critic less its success
     */
    public record Gain(String over, Figure figure) {}
}
