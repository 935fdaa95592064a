package dev.constellation.tinylm;

/**
 * Where the factors of a low-rank adapter lie in one flat array: for every projection of every layer {@code down},
 * inputs by rank, then {@code up}, rank by outputs.
 *
 * <p>The rank is padded to whole vectors; the padding is 0 and its gradient is 0, so it stays 0.
 */
record AdapterLayout(Shape shape, int rank) {
    int paddedRank() {
        return Lanes.pad(rank);
    }

    int size() {
        return shape.layers() * layerSize();
    }

    int down(int layer, Projection projection) {
        int offset = layer * layerSize();
        for (Projection earlier : projection.before()) {
            offset += projectionSize(earlier);
        }
        return offset;
    }

    int up(int layer, Projection projection) {
        return down(layer, projection) + projection.inputs(shape) * paddedRank();
    }

    Matrix downIn(float[] values, int layer, Projection projection) {
        return new Matrix(values, down(layer, projection), paddedRank());
    }

    Matrix upIn(float[] values, int layer, Projection projection) {
        return new Matrix(values, up(layer, projection), projection.outputs(shape));
    }

    private int layerSize() {
        int size = 0;
        for (Projection projection : Projection.ALL) {
            size += projectionSize(projection);
        }
        return size;
    }

    private int projectionSize(Projection projection) {
        return (projection.inputs(shape) + projection.outputs(shape)) * paddedRank();
    }
}
