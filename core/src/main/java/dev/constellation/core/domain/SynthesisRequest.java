package dev.constellation.core.domain;

/**
 * What synthetic tasks to make.
 *
 * @param profile language profile
 * @param pool the use they are for
 * @param seed seed of this set of tasks
 * @param count how many
 * @param minParts fewest parts of a program
 * @param maxParts most parts; the numbers between are drawn with equal probability
 * @param rows rows of each task
 */
public record SynthesisRequest(String profile, Pool pool, long seed, int count, int minParts, int maxParts, int rows) {
    /** Refuses impossible requests, naming the field. */
    public SynthesisRequest {
        require(count >= 0, "count", count, "at least 0");
        require(minParts >= 1, "minParts", minParts, "at least 1");
        require(maxParts >= minParts && maxParts <= 6, "maxParts", maxParts, "from minParts to 6");
        require(rows >= 4 && rows <= 64, "rows", rows, "from 4 to 64");
    }

    private static void require(boolean holds, String field, int value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException("synthesis.%s: %d, allowed is %s".formatted(field, value, allowed));
        }
    }
}
