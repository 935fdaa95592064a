package dev.constellation.core.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Whether a bank was measured well enough for its figures to be findings. A study that could not have seen a difference
 * of five points of its main comparison, or that has fewer than three trajectories or two splits, is a demonstration:
 * published gains of self-training are of two to eight points (arXiv 2606.07856), and three seeds are the least that an
 * audit of such claims asks for (arXiv 2608.20290).
 *
 * @param comparison what the study can tell apart, in words
 * @param detectable smallest true difference it would see with probability 80%
 * @param reasons why it is a demonstration; empty when it is not
 */
public record Adequacy(String comparison, OptionalDouble detectable, List<String> reasons) {
    /** Largest detectable difference of an adequate study. */
    public static final double ADEQUATE = 0.05;

    private static final int LEAST_TRAJECTORIES = 3;
    private static final int LEAST_SPLITS = 2;

    /** Copies the list. */
    public Adequacy {
        reasons = List.copyOf(reasons);
    }

    /** Whether its figures show how the system works rather than what is true. */
    public boolean isDemonstration() {
        return !reasons.isEmpty();
    }

    /** Judges the gain of the last generator over the first or, without rounds, the first critic's over naive pick. */
    static Adequacy of(List<RoundResult> rounds, List<RoundGain> gains, int k, Sizes sizes) {
        if (!gains.isEmpty()) {
            RoundGain overall = gains.getLast();
            return of("pass@%d, %s".formatted(k, overall.label()), overall.passAtK(), sizes);
        }
        return rounds.stream()
                .flatMap(round -> round.critic().stream())
                .findFirst()
                .map(critic -> of("critic over naive pick", critic.overNaive(), sizes))
                .orElseGet(() -> of("the study compares nothing", new Figure.Undefined("nothing is compared"), sizes));
    }

    private static Adequacy of(String comparison, Figure main, Sizes sizes) {
        OptionalDouble detectable =
                main.measured().map(Figure.Measured::detectable).orElse(OptionalDouble.empty());
        List<String> reasons = new ArrayList<>();
        if (detectable.isEmpty()) {
            reasons.add("its main comparison has no interval");
        } else if (detectable.getAsDouble() > ADEQUATE) {
            reasons.add("a difference of 5 points may go unseen");
        }
        if (sizes.trajectories() < LEAST_TRAJECTORIES) {
            reasons.add("it has %s".formatted(plural(sizes.trajectories(), "training run")));
        }
        if (sizes.splits() < LEAST_SPLITS) {
            reasons.add("it has %s".formatted(plural(sizes.splits(), "split")));
        }
        return new Adequacy(comparison, detectable, reasons);
    }

    private static String plural(int count, String noun) {
        return count == 1 ? "1 " + noun : count + " " + noun + "s";
    }
}
