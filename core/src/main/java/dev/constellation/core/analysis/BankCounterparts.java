package dev.constellation.core.analysis;

import java.util.List;
import java.util.Optional;

/**
 * What self-training was compared with on one bank.
 *
 * @param arms other ways of training, in the order of the study file
 * @param frozen untrained copies of the first generator
 * @param heated other temperatures, ascending; the study's own too where it was chosen on dev
 * @param extended more samples of the first generator where it fails
 * @param critics critics trained again on each evaluated round, by round
 */
public record BankCounterparts(
        List<ArmResult> arms,
        Optional<FrozenResult> frozen,
        List<HeatedResult> heated,
        Optional<ExtendedResult> extended,
        List<RetrainedCritic> critics) {
    /** Nothing was compared. */
    public static final BankCounterparts NONE =
            new BankCounterparts(List.of(), Optional.empty(), List.of(), Optional.empty(), List.of());

    /** Copies the lists. */
    public BankCounterparts {
        arms = List.copyOf(arms);
        heated = List.copyOf(heated);
        critics = List.copyOf(critics);
    }

    BankCounterparts withCritics(List<RetrainedCritic> compared) {
        return new BankCounterparts(arms, frozen, heated, extended, compared);
    }

    /** Whether there is nothing. */
    public boolean isEmpty() {
        return arms.isEmpty() && frozen.isEmpty() && heated.isEmpty() && extended.isEmpty() && critics.isEmpty();
    }
}
