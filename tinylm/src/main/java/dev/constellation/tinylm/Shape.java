package dev.constellation.tinylm;

/**
 * The sizes of a decoder-only transformer whose attention heads are 32 wide.
 *
 * @param vocabulary number of token ids, at least 3
 * @param width length of the residual vector of a token, a multiple of 32
 * @param layers number of blocks, at least 1
 * @param feedForward length of the hidden vector of a feed-forward part, a multiple of 32
 * @param maxTokens longest sequence of tokens, at least 2
 */
public record Shape(int vocabulary, int width, int layers, int feedForward, int maxTokens) {
    static final int HEAD_WIDTH = 32;

    /** Checks every size and throws an {@link IllegalArgumentException} that names the field and its value. */
    public Shape {
        requireWithin("vocabulary", vocabulary, 3, 65_536);
        requireWithin("width", width, HEAD_WIDTH, 4_096);
        requireMultiple("width", width);
        requireWithin("layers", layers, 1, 256);
        requireWithin("feedForward", feedForward, HEAD_WIDTH, 16_384);
        requireMultiple("feedForward", feedForward);
        requireWithin("maxTokens", maxTokens, 2, 65_536);
    }

    int heads() {
        return width / HEAD_WIDTH;
    }

    /** The vocabulary rounded up to whole panels of 32 columns; the columns added never win a token. */
    int paddedVocabulary() {
        return (vocabulary + 31) / 32 * 32;
    }

    private static void requireWithin(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s must be between %d and %d but is %d".formatted(field, least, most, value));
        }
    }

    private static void requireMultiple(String field, int value) {
        if (value % HEAD_WIDTH != 0) {
            throw new IllegalArgumentException("%s must be a multiple of 32 but is %d".formatted(field, value));
        }
    }
}
