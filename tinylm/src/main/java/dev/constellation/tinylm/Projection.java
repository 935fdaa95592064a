package dev.constellation.tinylm;

/** The four linear maps of a block. */
enum Projection {
    /** Queries, keys and values of all heads, side by side. */
    QUERY_KEY_VALUE,
    ATTENTION_OUT,
    /** Gate and up projection of the feed-forward part, side by side. */
    GATE_UP,
    DOWN;

    int inputs(Shape shape) {
        return this == DOWN ? shape.feedForward() : shape.width();
    }

    int outputs(Shape shape) {
        return switch (this) {
            case QUERY_KEY_VALUE -> 3 * shape.width();
            case ATTENTION_OUT, DOWN -> shape.width();
            case GATE_UP -> 2 * shape.feedForward();
        };
    }

    int size(Shape shape) {
        return inputs(shape) * outputs(shape);
    }
}
