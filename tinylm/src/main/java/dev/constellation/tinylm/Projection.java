package dev.constellation.tinylm;

import java.util.List;

/** The four linear maps of a block. */
enum Projection {
    /** Queries, keys and values of all heads, side by side. */
    QUERY_KEY_VALUE(0),
    ATTENTION_OUT(1),
    /** Gate and up projection of the feed-forward part, side by side. */
    GATE_UP(2),
    DOWN(3);

    /** In the order in which a block applies them. */
    static final List<Projection> ALL = List.of(values());

    private final int index;

    Projection(int index) {
        this.index = index;
    }

    /** The projection at a position of a list over all layers. */
    static Projection at(int position) {
        return ALL.get(position % ALL.size());
    }

    /** The layer of a position of a list over all layers. */
    static int layerAt(int position) {
        return position / ALL.size();
    }

    /** Length of a list over all layers. */
    static int count(Shape shape) {
        return shape.layers() * ALL.size();
    }

    /** Position in a list over all layers. */
    int position(int layer) {
        return layer * ALL.size() + index;
    }

    /** Those that a block applies before this one. */
    List<Projection> before() {
        return ALL.subList(0, index);
    }

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
