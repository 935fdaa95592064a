package dev.constellation.core.study;

import java.util.List;

/**
 * Which generators are evaluated on which banks, with how many samples.
 *
 * @param rounds rounds whose generator is evaluated; 0 is {@code gen_v0}
 * @param banks names of banks
 * @param samples samples per task and split
 */
public record Evaluation(List<Integer> rounds, List<String> banks, int samples) {
    /** Refuses impossible values. */
    public Evaluation {
        rounds = List.copyOf(rounds);
        banks = List.copyOf(banks);
        new Checks()
                .that(!rounds.isEmpty(), "rounds", "empty, at least one round is needed")
                .that(!banks.isEmpty(), "banks", "empty, at least one bank is needed")
                .range("samples", samples, 1, 4096)
                .done();
    }
}
