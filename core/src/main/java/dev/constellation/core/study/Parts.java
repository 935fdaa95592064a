package dev.constellation.core.study;

/**
 * A range of numbers of parts; tasks are drawn uniformly over it.
 *
 * @param min fewest parts
 * @param max most parts
 */
public record Parts(int min, int max) {
    /** Refuses ranges outside of the language. */
    public Parts {
        new Checks()
                .range("parts", min, 1, 6)
                .range("parts", max, 1, 6)
                .that(min <= max, "parts", "[%d, %d], the first must not exceed the second".formatted(min, max))
                .done();
    }
}
