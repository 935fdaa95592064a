package dev.constellation.node.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedsTest {
    @Test
    void theFirstGroupHasTheSeedOfTheCall() {
        assertThat(Seeds.ofGroup(42, 0)).isEqualTo(42);
    }

    @Test
    void groupsOfNeighbouringSeedsDoNotMeet() {
        Set<Long> seeds = new HashSet<>();
        for (long seed = 0; seed < 1_000; seed++) {
            for (int group = 0; group < 64; group++) {
                assertThat(seeds.add(Seeds.ofGroup(seed, group))).isTrue();
            }
        }
    }
}
