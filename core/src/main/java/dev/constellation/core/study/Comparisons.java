package dev.constellation.core.study;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a study's self-training is compared with. Generators are sampled with as many samples as the last round, on the
 * banks on which that is evaluated.
 *
 * @param arms other ways of training
 * @param frozen copies of the first generator that nothing is trained in, each with sampling seeds of its own: what
 *     they newly solve is luck
 * @param temperatures temperatures at which the first and the last generator are sampled too
 * @param extendTo samples up to which the first generator is sampled again where none of its samples is right; 0 for
 *     no more
 * @param critics {@value #ONCE}, or {@value #EACH_ROUND} for a critic of each evaluated round beside the first
 */
public record Comparisons(List<Arm> arms, int frozen, List<Double> temperatures, int extendTo, String critics) {
    /** A trajectory's only critic learns from the first generator's samples. */
    public static final String ONCE = "once";

    /** Another one for each evaluated round learns from the samples of that round's generator. */
    public static final String EACH_ROUND = "each-round";

    /** Nothing is compared. */
    public static final Comparisons NONE = new Comparisons(List.of(), 0, List.of(), 0, ONCE);

    private static final String TRAINED_ONCE = ", critics=%s]".formatted(ONCE);
    private static final int MOST_COPIES = 64;
    private static final int MOST_SAMPLES = 4096;
    private static final double LOWEST = 0.05;
    private static final double HIGHEST = 10;

    /** Refuses impossible values. */
    public Comparisons {
        arms = List.copyOf(arms);
        temperatures = List.copyOf(temperatures);
        Checks checks = new Checks()
                .range("frozen", frozen, 0, MOST_COPIES)
                .range("extendTo", extendTo, 0, MOST_SAMPLES)
                .that(
                        new HashSet<>(temperatures).size() == temperatures.size(),
                        "temperatures",
                        "%s, one stands twice".formatted(temperatures))
                .that(
                        Set.of(ONCE, EACH_ROUND).contains(critics),
                        "critics",
                        "'%s', allowed are %s, %s".formatted(critics, ONCE, EACH_ROUND));
        temperatures.forEach(temperature -> checks.range("temperatures", temperature, LOWEST, HIGHEST));
        checks.done();
    }

    /** Whether critics are trained again on each evaluated round. */
    public boolean retrainsCritics() {
        return critics.equals(EACH_ROUND);
    }

    /** Text by which comparisons differ; as it was before critics could be retrained, unless they are. */
    String identity() {
        return toString().replace(TRAINED_ONCE, "]");
    }
}
