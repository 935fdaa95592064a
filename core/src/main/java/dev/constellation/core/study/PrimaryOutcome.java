package dev.constellation.core.study;

import java.util.OptionalInt;

/**
 * A difference that is declared before the study starts and tested with Holm's correction over all that are declared.
 *
 * @param bank bank it is measured on
 * @param metric {@code pass@K} of a generator, or {@code critic-gain} (critic less naive pick) or
 *     {@code critic-over-best} (critic less the best unlearned policy)
 * @param round generator it is measured for
 * @param against generator it is compared with; for critic metrics the same as round
 */
public record PrimaryOutcome(String bank, String metric, int round, int against) {
    private static final String PASS_AT = "pass@";

    /** Refuses unknown metrics. */
    public PrimaryOutcome {
        new Checks()
                .that(
                        metric.matches(PASS_AT + "[1-9][0-9]{0,3}|critic-gain|critic-over-best"),
                        "metric",
                        "'%s', allowed is pass@K, critic-gain or critic-over-best".formatted(metric))
                .done();
    }

    /** K of {@code pass@K}; empty for the critic metrics. */
    public OptionalInt tries() {
        return metric.startsWith(PASS_AT)
                ? OptionalInt.of(Integer.parseInt(metric.substring(PASS_AT.length())))
                : OptionalInt.empty();
    }
}
