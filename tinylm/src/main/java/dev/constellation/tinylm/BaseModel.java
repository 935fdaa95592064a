package dev.constellation.tinylm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A pre-trained model: projections in 4 bits, embeddings and norms in 16, with its tokenizer. Immutable.
 *
 * <p>One file holds all of it; {@link BaseModelFormat} describes it.
 */
public final class BaseModel {
    private final Shape shape;
    private final Tokenizer tokenizer;
    private final Map<String, String> metadata;
    private final float[] parameters;
    private final byte[] encoded;
    private final String digest;

    /**
     * @param parameters the weights that the encoded form stands for, see {@link ParameterLayout}
     * @param encoded the file's bytes
     */
    BaseModel(Shape shape, Tokenizer tokenizer, Map<String, String> metadata, float[] parameters, byte[] encoded) {
        this.shape = shape;
        this.tokenizer = tokenizer;
        this.metadata = Map.copyOf(metadata);
        this.parameters = parameters;
        this.encoded = encoded;
        this.digest = Digest.sha256(encoded);
    }

    /** Quantizes trained weights. */
    static BaseModel quantize(Shape shape, Tokenizer tokenizer, Map<String, String> metadata, float[] parameters) {
        return BaseModelFormat.decode(
                "quantized weights", BaseModelFormat.encode(shape, tokenizer, metadata, parameters));
    }

    /**
     * Reads a file.
     *
     * @throws MalformedModelException when the file is not a whole base model of a known version
     */
    public static BaseModel read(Path file) throws IOException {
        return BaseModelFormat.decode(file.toString(), Files.readAllBytes(file));
    }

    /**
     * Reads a stream to its end.
     *
     * @throws MalformedModelException when the stream does not hold a whole base model of a known version
     */
    public static BaseModel read(InputStream stream) throws IOException {
        return BaseModelFormat.decode("stream", stream.readAllBytes());
    }

    /** Writes the file; a reader never sees half of it. */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, encoded);
    }

    /** SHA-256 of the file's bytes in hexadecimal. */
    public String digest() {
        return digest;
    }

    /** The sizes of the transformer. */
    public Shape shape() {
        return shape;
    }

    /** The tokenizer that the model was trained with. */
    public Tokenizer tokenizer() {
        return tokenizer;
    }

    /** What was noted when the model was made, such as the number of training tokens. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /** The flat weights after quantization; not to be changed. */
    float[] parameters() {
        return parameters;
    }
}
