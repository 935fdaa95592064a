package dev.constellation.tinylm;

/**
 * Where each weight lies in one flat array: embeddings, then the projections layer by layer, then the norms.
 *
 * <p>Norms come last so that weight decay applies to a prefix. Projections are row-major, inputs by outputs; embeddings
 * are padded to {@link Shape#paddedVocabulary()} rows.
 */
record ParameterLayout(Shape shape) {
    int embeddingSize() {
        return shape.paddedVocabulary() * shape.width();
    }

    int embedding(int token) {
        return token * shape.width();
    }

    int projection(int layer, Projection projection) {
        int offset = embeddingSize() + layer * layerSize();
        for (Projection earlier : projection.before()) {
            offset += earlier.size(shape);
        }
        return offset;
    }

    /** Number of weights that decay: all but the norms. */
    int normsStart() {
        return embeddingSize() + shape.layers() * layerSize();
    }

    int attentionNorm(int layer) {
        return normsStart() + 2 * layer * shape.width();
    }

    int feedForwardNorm(int layer) {
        return attentionNorm(layer) + shape.width();
    }

    int finalNorm() {
        return attentionNorm(shape.layers());
    }

    int size() {
        return finalNorm() + shape.width();
    }

    Matrix projectionIn(float[] parameters, int layer, Projection projection) {
        return new Matrix(parameters, projection(layer, projection), projection.outputs(shape));
    }

    Matrix embeddingIn(float[] parameters) {
        return new Matrix(parameters, 0, shape.width());
    }

    private int layerSize() {
        int size = 0;
        for (Projection projection : Projection.ALL) {
            size += projection.size(shape);
        }
        return size;
    }
}
