package dev.constellation.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.core.RandomStream;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoliciesTest {
    private static Survivor survivor(
            int index, String behaviour, int size, double logProbability, double margin, boolean generalizes) {
        return new Survivor(index, behaviour, size, logProbability, 5, OptionalDouble.of(margin), generalizes);
    }

    private final List<Survivor> block = List.of(
            survivor(1, "a", 5, -3.0, 0.5, false),
            survivor(2, "b", 4, -2.0, 1.0, true),
            survivor(4, "b", 4, -2.0, 0.4, true),
            survivor(6, "c", 9, -1.0, 1.2, false));

    private static int picked(SelectionPolicy policy, List<Survivor> block) {
        return policy.pick(block).orElseThrow().index();
    }

    @Test
    void naivePickTakesTheFirst() {
        assertThat(picked(Policies.NAIVE, block)).isEqualTo(1);
    }

    @Test
    void majorityTakesTheFirstOfTheCommonestBehaviour() {
        assertThat(picked(Policies.MAJORITY, block)).isEqualTo(2);
    }

    @Test
    void majorityGivesTiesToTheLowestIndex() {
        assertThat(picked(Policies.MAJORITY, block.subList(0, 2))).isEqualTo(1);
    }

    @Test
    void shortestGivesTiesToTheLowestIndex() {
        assertThat(picked(Policies.SHORTEST, block)).isEqualTo(2);
    }

    @Test
    void likelihoodTakesTheMostProbable() {
        assertThat(picked(Policies.LIKELIHOOD, block)).isEqualTo(6);
        assertThat(picked(Policies.LIKELIHOOD, block.subList(0, 3))).isEqualTo(2);
    }

    @Test
    void criticTakesTheHighestMargin() {
        assertThat(picked(Policies.CRITIC, block)).isEqualTo(6);
    }

    /** exp(1.0) + exp(0.4) exceeds exp(1.2) and exp(0.5). */
    @Test
    void criticMassSumsOverABehaviour() {
        assertThat(picked(Policies.CRITIC_MASS, block)).isEqualTo(2);
    }

    @Test
    void oracleTakesOneThatGeneralizes() {
        assertThat(picked(Policies.ORACLE, block)).isEqualTo(2);
        assertThat(Policies.ORACLE.succeeds(block.subList(0, 1))).isFalse();
    }

    @Test
    void noPolicySucceedsWithoutSurvivors() {
        assertThat(Policies.ALL).noneMatch(policy -> policy.succeeds(List.of()));
    }

    @Test
    void aMissingMarginIsNamed() {
        Survivor unscored = new Survivor(3, "a", 1, -1, 5, OptionalDouble.empty(), true);
        assertThatThrownBy(() -> Policies.CRITIC_MASS.pick(List.of(unscored))).hasMessageContaining("survivor 3");
    }

    @Test
    void onlyTheOracleSeesWhatGeneralizes() {
        RandomStream random = RandomStream.of(11);
        for (int trial = 0; trial < 200; trial++) {
            List<Survivor> drawn = IntStream.range(0, 6)
                    .mapToObj(index -> survivor(
                            index,
                            "b" + random.nextInt(3),
                            random.nextInt(4),
                            -random.nextInt(3),
                            random.nextInt(3),
                            random.chance(0.5)))
                    .toList();
            List<Survivor> flipped = drawn.stream()
                    .map(s -> new Survivor(
                            s.index(),
                            s.behaviour(),
                            s.size(),
                            s.logProbability(),
                            s.tokens(),
                            s.margin(),
                            !s.generalizes()))
                    .toList();
            Policies.ALL.stream()
                    .filter(policy -> !policy.isCeiling())
                    .forEach(policy -> assertThat(picked(policy, drawn)).isEqualTo(picked(policy, flipped)));
        }
    }
}
