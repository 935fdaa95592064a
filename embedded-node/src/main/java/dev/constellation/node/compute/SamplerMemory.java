package dev.constellation.node.compute;

import dev.constellation.tinylm.Shape;

/**
 * How many samples a thread computes together, so that all threads' samplers take at most a third of the heap; training
 * and the models need the rest. Samples beyond that number are computed in waves with the same result.
 */
final class SamplerMemory {
    /** Samples beyond which computing more together gains nothing. */
    static final int MOST = 64;

    private static final int SHARE_OF_HEAP = 3;
    private static final long KEY_AND_VALUE_BYTES = 2L * Float.BYTES;

    private SamplerMemory() {}

    static int concurrent(Shape shape, int threads, long heapBytes) {
        long bytesPerSample = KEY_AND_VALUE_BYTES * shape.maxTokens() * shape.width() * shape.layers();
        return (int) Math.clamp(heapBytes / SHARE_OF_HEAP / threads / bytesPerSample, 1, MOST);
    }
}
