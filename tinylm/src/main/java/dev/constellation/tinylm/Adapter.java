package dev.constellation.tinylm;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A low-rank update (LoRA) of the four projections of every layer of one base model. Immutable.
 *
 * <p>Its bytes, in the envelope of {@link SealedBytes}: rank and alpha; the digests of base and parent, the latter
 * empty when there is none; width, layers, feed-forward width; and for every projection of every layer both factors
 * without padding as 32-bit floats.
 */
public final class Adapter {
    private static final SealedBytes ENVELOPE = new SealedBytes("TINYLM.A", 1);
    private static final int SMALLEST_VOCABULARY = 3;
    private static final int SMALLEST_CONTEXT = 2;

    private final AdapterLayout layout;
    private final float alpha;
    private final String baseDigest;
    private final @Nullable String parentDigest;
    private final float[] values;
    private final byte[] encoded;

    /** @param values the factors, see {@link AdapterLayout}; not to be changed later */
    Adapter(AdapterLayout layout, float alpha, String baseDigest, @Nullable String parentDigest, float[] values) {
        this.layout = layout;
        this.alpha = alpha;
        this.baseDigest = baseDigest;
        this.parentDigest = parentDigest;
        this.values = values;
        this.encoded = ENVELOPE.seal(this::write);
    }

    /**
     * Reads what {@link #toBytes()} made.
     *
     * @throws MalformedModelException when the bytes are not a whole adapter of a known version
     */
    public static Adapter read(byte[] bytes) {
        return ENVELOPE.open("adapter", bytes, Adapter::read);
    }

    /** The rank of the update. */
    public int rank() {
        return layout.rank();
    }

    /** The update is scaled by {@code alpha / rank}. */
    public float alpha() {
        return alpha;
    }

    /** {@link BaseModel#digest()} of the base that it was trained on. */
    public String baseDigest() {
        return baseDigest;
    }

    /** {@link #digest()} of the adapter that its training continued, or null. */
    public @Nullable String parentDigest() {
        return parentDigest;
    }

    /** The self-contained binary form. */
    public byte[] toBytes() {
        return encoded.clone();
    }

    /** SHA-256 of {@link #toBytes()} in hexadecimal. */
    public String digest() {
        return Digest.sha256(encoded);
    }

    AdapterLayout layout() {
        return layout;
    }

    /** The flat factors; not to be changed. */
    float[] values() {
        return values;
    }

    float scale() {
        return alpha / layout.rank();
    }

    /** @throws IllegalArgumentException when it was trained on another base */
    void requireBase(BaseModel base) {
        if (!baseDigest.equals(base.digest())) {
            throw new IllegalArgumentException(
                    "the adapter belongs to base %s, not %s".formatted(baseDigest, base.digest()));
        }
    }

    private void write(DataOutput out) throws IOException {
        Shape shape = layout.shape();
        out.writeInt(layout.rank());
        out.writeFloat(alpha);
        out.writeUTF(baseDigest);
        out.writeUTF(parentDigest == null ? "" : parentDigest);
        out.writeInt(shape.width());
        out.writeInt(shape.layers());
        out.writeInt(shape.feedForward());
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (Projection projection : Projection.ALL) {
                write(out, layout.downIn(values, layer, projection), projection.inputs(shape), layout.rank());
                write(out, layout.upIn(values, layer, projection), layout.rank(), projection.outputs(shape));
            }
        }
    }

    private static Adapter read(DataInput in) throws IOException {
        int rank = in.readInt();
        float alpha = in.readFloat();
        String baseDigest = in.readUTF();
        String parent = in.readUTF();
        Shape shape = new Shape(SMALLEST_VOCABULARY, in.readInt(), in.readInt(), in.readInt(), SMALLEST_CONTEXT);
        if (rank < 1 || rank > 256 || !(alpha > 0)) {
            throw new IllegalArgumentException("rank %d or alpha %s is impossible".formatted(rank, alpha));
        }
        AdapterLayout layout = new AdapterLayout(shape, rank);
        float[] values = new float[layout.size()];
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (Projection projection : Projection.ALL) {
                read(in, layout.downIn(values, layer, projection), projection.inputs(shape), rank);
                read(in, layout.upIn(values, layer, projection), rank, projection.outputs(shape));
            }
        }
        return new Adapter(layout, alpha, baseDigest, parent.isEmpty() ? null : parent, values);
    }

    private static void write(DataOutput out, Matrix matrix, int rows, int columns) throws IOException {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                out.writeFloat(matrix.data()[matrix.at(row) + column]);
            }
        }
    }

    private static void read(DataInput in, Matrix matrix, int rows, int columns) throws IOException {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                matrix.data()[matrix.at(row) + column] = in.readFloat();
            }
        }
    }
}
