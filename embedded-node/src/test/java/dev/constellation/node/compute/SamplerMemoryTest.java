package dev.constellation.node.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.tinylm.Shape;
import org.junit.jupiter.api.Test;

class SamplerMemoryTest {
    private static final long MEGABYTE = 1 << 20;

    private final Shape shape = new Shape(128, 128, 5, 352, 256);

    @Test
    void aThirdOfTheHeapIsEnoughForTheDefaultModelOnTwoThreads() {
        assertThat(SamplerMemory.concurrent(shape, 2, 512 * MEGABYTE)).isEqualTo(SamplerMemory.MOST);
    }

    @Test
    void moreThreadsOrLessHeapMeanFewerSamplesTogetherButNeverNone() {
        assertThat(SamplerMemory.concurrent(shape, 8, 512 * MEGABYTE)).isBetween(15, 18);
        assertThat(SamplerMemory.concurrent(shape, 2, 128 * MEGABYTE)).isBetween(15, 18);
        assertThat(SamplerMemory.concurrent(shape, 64, 64 * MEGABYTE)).isEqualTo(1);
    }
}
