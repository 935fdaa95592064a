package dev.constellation.core.analysis;

import dev.constellation.core.domain.Pool;
import dev.constellation.core.policy.SelectionPolicy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What is chosen on the bank {@code dev} and read off on the others, so that no choice rests on the data that its figures
 * are of.
 *
 * @param unlearned by evaluated round, the unlearned policy with most success
 * @param temperature at which the first generator solves most tasks with k samples; absent when only one was tried
 */
record Choices(Map<Integer, SelectionPolicy> unlearned, OptionalDouble temperature) {
    /** There is no such bank. */
    static final Choices NONE = new Choices(Map.of(), OptionalDouble.empty());

    /** Copies the map. */
    Choices {
        unlearned = Map.copyOf(unlearned);
    }

    /** Whether choices are made on a bank. */
    static boolean areMadeOn(String bank) {
        return bank.equals(Pool.DEV.label());
    }

    /** The banks with that one before all others, which read its choices off. */
    static List<String> firstTheirBank(Collection<String> banks) {
        return Stream.concat(
                        banks.stream().filter(Choices::areMadeOn),
                        banks.stream().filter(bank -> !areMadeOn(bank)))
                .toList();
    }

    /** Whether the temperature was chosen. */
    boolean isChosen(double other) {
        return temperature.isPresent() && temperature.getAsDouble() == other;
    }
}
