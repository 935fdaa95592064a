package dev.constellation.tinylm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ValuesTest {
    @Test
    void aShapeNamesTheFieldThatIsWrong() {
        assertRefused(() -> new Shape(2, 64, 1, 64, 64), "vocabulary");
        assertRefused(() -> new Shape(9, 48, 1, 64, 64), "width must be a multiple of 32 but is 48");
        assertRefused(() -> new Shape(9, 64, 0, 64, 64), "layers");
        assertRefused(() -> new Shape(9, 64, 1, 16, 64), "feedForward");
        assertRefused(() -> new Shape(9, 64, 1, 64, 1), "maxTokens");
    }

    @Test
    void hyperparametersNameTheFieldThatIsWrong() {
        assertRefused(() -> new Hyperparameters(0, 1, 1, 1, 0.1f, 0, 0, 1), "rank");
        assertRefused(() -> new Hyperparameters(1, 0, 1, 1, 0.1f, 0, 0, 1), "alpha");
        assertRefused(() -> new Hyperparameters(1, 1, 0, 1, 0.1f, 0, 0, 1), "epochs");
        assertRefused(() -> new Hyperparameters(1, 1, 1, 0, 0.1f, 0, 0, 1), "batchRows");
        assertRefused(() -> new Hyperparameters(1, 1, 1, 1, Float.NaN, 0, 0, 1), "learningRate");
        assertRefused(() -> new Hyperparameters(1, 1, 1, 1, 0.1f, -1, 0, 1), "weightDecay");
        assertRefused(() -> new Hyperparameters(1, 1, 1, 1, 0.1f, 0, 1, 1), "warmupShare");
    }

    @Test
    void aRequestNamesTheFieldThatIsWrong() {
        int[] prompt = {1};
        assertRefused(() -> new SamplingRequest(new int[0], 1, 1, 1, 1, 1, List.of()), "prompt");
        assertRefused(() -> new SamplingRequest(prompt, 0, 1, 1, 1, 1, List.of()), "n must");
        assertRefused(() -> new SamplingRequest(prompt, 1, 1, -1, 1, 1, List.of()), "temperature");
        assertRefused(() -> new SamplingRequest(prompt, 1, 1, 1, 0, 1, List.of()), "topP");
        assertRefused(() -> new SamplingRequest(prompt, 1, 1, 1, 1, 0, List.of()), "maxTokens");
        assertRefused(() -> new SamplingRequest(prompt, 1, 1, 1, 1, 1, List.of("")), "stop");
    }

    @Test
    void aRowNamesTheFieldThatIsWrong() {
        assertRefused(() -> new TrainingRow(new int[1], new boolean[1], 1), "tokens");
        assertRefused(() -> new TrainingRow(new int[2], new boolean[1], 1), "target must have 2");
        assertRefused(() -> new TrainingRow(new int[2], new boolean[] {true, true}, 1), "first token");
        assertRefused(() -> new TrainingRow(new int[2], new boolean[2], 0), "weight");
    }

    @Test
    void theLearningRateRisesThenFallsToATenth() {
        LearningRate rate = new LearningRate(1e-2f, 0.2f);
        assertThat(rate.at(0.1)).isEqualTo(5e-3f);
        assertThat(rate.at(0.2)).isCloseTo(1e-2f, Offset.offset(1e-8f));
        assertThat(rate.at(0.6)).isCloseTo(5.5e-3f, Offset.offset(1e-6f));
        assertThat(rate.at(1)).isCloseTo(1e-3f, Offset.offset(1e-8f));
    }

    private static void assertRefused(ThrowingCallable constructor, String field) {
        assertThatThrownBy(constructor)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(field);
    }
}
