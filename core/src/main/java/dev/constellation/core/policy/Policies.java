package dev.constellation.core.policy;

import java.util.Comparator;
import java.util.List;

/** The policies that every study compares. */
public final class Policies {
    /** The survivor that was sampled first: verifier-filtered best-of-k. */
    public static final SelectionPolicy NAIVE = new FirstBy("naive", false, false, Comparator.comparing(s -> 0));

    /** The first survivor of the behaviour that most survivors share. */
    public static final SelectionPolicy MAJORITY = new HeaviestBehaviour("majority", false, Weighting.COUNT);

    /** The survivor with the fewest syntax nodes. */
    public static final SelectionPolicy SHORTEST =
            new FirstBy("shortest", false, false, Comparator.comparingInt(Survivor::size));

    /** The survivor that the generator finds most probable. */
    public static final SelectionPolicy LIKELIHOOD = new FirstBy(
            "likelihood",
            false,
            false,
            Comparator.comparingDouble(Survivor::logProbability).reversed());

    /** The survivor with the highest margin. */
    public static final SelectionPolicy CRITIC = new FirstBy("critic", true, false, FirstBy.HIGHEST_MARGIN);

    /** The survivor with the highest margin among those of the behaviour to which the critic gives most weight. */
    public static final SelectionPolicy CRITIC_MASS =
            new HeaviestBehaviour("critic-mass", true, Weighting.SOFTMAXED_MARGIN);

    /** A survivor that generalizes, when there is one: the ceiling. */
    public static final SelectionPolicy ORACLE = new FirstBy(
            "oracle", false, true, Comparator.comparing(Survivor::generalizes).reversed());

    /** All of them, in the order of tables. */
    public static final List<SelectionPolicy> ALL =
            List.of(NAIVE, MAJORITY, SHORTEST, LIKELIHOOD, CRITIC, CRITIC_MASS, ORACLE);

    /** Those that need neither a critic nor the held-out rows. */
    public static final List<SelectionPolicy> UNLEARNED = List.of(NAIVE, MAJORITY, SHORTEST, LIKELIHOOD);

    private Policies() {}
}
