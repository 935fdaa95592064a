package dev.constellation.core.analysis;

import java.util.List;

/**
 * What a replayed policy made of the samples of one generator on one bank.
 *
 * @param bank the bank
 * @param round round of the generator; 0 is {@code gen_v0}
 * @param n samples per task and split
 * @param success share of all blocks in which its pick generalizes
 * @param chosenOn the bank that the best unlearned policy was chosen on: {@code dev} where the study measured it, else
 *     this one, which favours that policy
 * @param rivals the study's own policies that it is compared with: naive, the critic where there is one, the best
 *     unlearned policy, the oracle
 */
public record Reselected(String bank, int round, int n, Figure success, String chosenOn, List<Rival> rivals) {
    /** Copies the list. */
    public Reselected {
        rivals = List.copyOf(rivals);
    }

    /** Label of the generator, such as {@code v2}. */
    public String label() {
        return "v" + round;
    }

    /**
     * One of the study's own policies.
     *
     * @param policy its name
     * @param best whether it stands here as the unlearned policy with most success over all blocks of {@link
     *     Reselected#chosenOn}
     * @param success share of all blocks in which its pick generalizes
     * @param gains success of the replayed policy less its success on all, divergent and contested blocks
     */
    public record Rival(String policy, boolean best, Figure success, List<Figure> gains) {
        /** Copies the list. */
        public Rival {
            gains = List.copyOf(gains);
        }

        /** Success of the replayed policy less that of this one on a subset of blocks. */
        public Figure gain(Subset subset) {
            return gains.get(subset.ordinal());
        }
    }
}
