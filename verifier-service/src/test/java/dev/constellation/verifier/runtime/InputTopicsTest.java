package dev.constellation.verifier.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.verifier.runtime.InputTopics.State;
import org.junit.jupiter.api.Test;

class InputTopicsTest {
    @Test
    void inputsWithDifferentPartitionCountsAreUnusable() {
        assertThat(InputTopics.judge(4, 8))
                .isInstanceOfSatisfying(
                        State.Unusable.class,
                        state -> assertThat(state.reason()).contains("4 partitions", "candidates 8"));
    }

    @Test
    void inputsWithTheSamePartitionCountAreReady() {
        assertThat(InputTopics.judge(4, 4)).isInstanceOf(State.Ready.class);
    }
}
