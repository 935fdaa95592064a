package dev.constellation.core.analysis;

import java.util.List;

/**
 * What the figures of one bank share.
 *
 * @param bank its name
 * @param choices what was chosen on {@code dev}
 * @param strata stratum of each task
 * @param k the study's k
 * @param make replicates of the bank
 * @param sizes sizes of the bank
 */
record BankFigures(String bank, Choices choices, List<String> strata, int k, FigureMaker make, Sizes sizes) {
    RoundFigures of(RoundColumns round) {
        return new RoundFigures(round, this);
    }

    BankFigures with(Choices chosen) {
        return new BankFigures(bank, chosen, strata, k, make, sizes);
    }

    RoundGain of(RoundPair pair) {
        return new GainFigures(pair, strata, k, make, sizes).result();
    }
}
