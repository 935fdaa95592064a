package dev.constellation.core.analysis;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Everything that a study found on one bank.
 *
 * @param bank its name
 * @param sizes tasks, splits, trajectories and the samples of its first round
 * @param excluded tasks left out of the bank
 * @param rounds one per evaluated generator, ascending
 * @param gains each generator against the one before, and the last against the first
 * @param axes the last generator against the first on the tasks of each axis, by name; none with a single generator
 * @param deceleration 2 v1 - v0 - v2 of pass@k at the study's k: positive when the second round gains less than the first
 * @param crossovers the last generator against the first and against its parent; those that have enough samples
 * @param coverage how often intervals that claim 95% hold the truth in simulated studies of these sizes; absent
 *     with a single trajectory, on which everything is conditional
 * @param counterparts what self-training was compared with
 * @param adequacy whether its figures are findings
 */
public record BankResult(
        String bank,
        Sizes sizes,
        int excluded,
        List<RoundResult> rounds,
        List<RoundGain> gains,
        List<AxisResult> axes,
        Figure deceleration,
        List<Crossover> crossovers,
        OptionalDouble coverage,
        BankCounterparts counterparts,
        Adequacy adequacy) {
    /** Copies the lists. */
    public BankResult {
        rounds = List.copyOf(rounds);
        gains = List.copyOf(gains);
        axes = List.copyOf(axes);
        crossovers = List.copyOf(crossovers);
    }

    /** The result of a round, when it was evaluated. */
    public Optional<RoundResult> round(int number) {
        return rounds.stream().filter(round -> round.round() == number).findFirst();
    }

    /** The gain of the last generator over the first, when there are two. */
    public Optional<RoundGain> overall() {
        return gains.stream().reduce((first, last) -> last);
    }
}
