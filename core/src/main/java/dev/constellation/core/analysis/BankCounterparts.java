package dev.constellation.core.analysis;

import java.util.List;
import java.util.Optional;

/**
 * What self-training was compared with on one bank.
 *
 * @param arms other ways of training, in the order of the study file
 * @param frozen untrained copies of the first generator
 * @param heated other temperatures
 * @param extended more samples of the first generator where it fails
 */
public record BankCounterparts(
        List<ArmResult> arms,
        Optional<FrozenResult> frozen,
        List<HeatedResult> heated,
        Optional<ExtendedResult> extended) {
    /** Nothing was compared. */
    public static final BankCounterparts NONE =
            new BankCounterparts(List.of(), Optional.empty(), List.of(), Optional.empty());

    /** Copies the lists. */
    public BankCounterparts {
        arms = List.copyOf(arms);
        heated = List.copyOf(heated);
    }

    /** Whether there is nothing. */
    public boolean isEmpty() {
        return arms.isEmpty() && frozen.isEmpty() && heated.isEmpty() && extended.isEmpty();
    }
}
