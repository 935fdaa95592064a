package dev.constellation.tinylm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdapterTest {
    private final BaseModel base = TinyModels.base();

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 20})
    void bytesReadTheSame(int rank) {
        Adapter adapter = TinyModels.adapter(base, rank);
        Adapter read = Adapter.read(adapter.toBytes());
        assertThat(read.rank()).isEqualTo(rank);
        assertThat(read.alpha()).isEqualTo(2f * rank);
        assertThat(read.baseDigest()).isEqualTo(base.digest());
        assertThat(read.parentDigest()).isNull();
        assertThat(read.digest()).isEqualTo(adapter.digest()).matches("[0-9a-f]{64}");
        assertThat(read.values()).isEqualTo(adapter.values());
    }

    @Test
    void anAdapterOfAnotherBaseIsRefused() {
        Shape other = new Shape(45, 64, 2, 64, 48);
        Adapter adapter = TinyModels.adapter(TinyModels.base(other), 4);
        assertThatThrownBy(() -> LanguageModel.of(base, adapter))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(base.digest());
    }

    @Test
    void anAdapterChangesWhatTheModelSays() {
        LanguageModel adapted = LanguageModel.of(base, TinyModels.adapter(base, 4));
        assertThat(next(adapted)).isNotEqualTo(next(LanguageModel.of(base)));
    }

    @Test
    void anAdapterThatWasNotTrainedChangesNothing() {
        AdapterLayout layout = new AdapterLayout(base.shape(), 4);
        Adapter untrained = new Adapter(layout, 8f, base.digest(), null, AdapterParameters.initialValues(layout, 1));
        assertThat(next(LanguageModel.of(base, untrained))).isEqualTo(next(LanguageModel.of(base)));
    }

    @Test
    void badBytesAreRefused() {
        byte[] bytes = TinyModels.adapter(base, 4).toBytes();
        assertRefused(Arrays.copyOf(bytes, 100), "truncated");
        assertRefused(new byte[30], "does not begin with TINYLM.A");
        bytes[60] ^= 4;
        assertRefused(bytes, "corrupt");
    }

    private static void assertRefused(byte[] bytes, String problem) {
        assertThatThrownBy(() -> Adapter.read(bytes))
                .isInstanceOf(MalformedModelException.class)
                .hasMessageContaining(problem);
    }

    private static float[] next(LanguageModel model) {
        return new Sampler(model, 1)
                .next(List.of(new int[] {4, 9, 7}), 5)
                .getFirst()
                .logProbabilities();
    }
}
