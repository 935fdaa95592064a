package dev.constellation.tinylm;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file of a base model. In its envelope ({@link SealedBytes}): the five sizes of the shape; the metadata as a count
 * and pairs of strings; the code start and the pieces; the embeddings of the vocabulary and the norms as 16-bit floats;
 * and the projections layer by layer as {@link FourBitMatrix}.
 */
final class BaseModelFormat {
    private static final SealedBytes ENVELOPE = new SealedBytes("TINYLM.B", 1);

    private BaseModelFormat() {}

    static byte[] encode(Shape shape, Tokenizer tokenizer, Map<String, String> metadata, float[] parameters) {
        return ENVELOPE.seal(out -> {
            writeShape(out, shape);
            writeMetadata(out, metadata);
            writeTokenizer(out, tokenizer);
            writeParameters(out, new ParameterLayout(shape), parameters);
        });
    }

    static BaseModel decode(String source, byte[] bytes) {
        return ENVELOPE.open(source, bytes, in -> {
            Shape shape = readShape(in);
            Map<String, String> metadata = readMetadata(in);
            Tokenizer tokenizer = readTokenizer(in);
            if (tokenizer.size() != shape.vocabulary()) {
                throw new MalformedModelException(
                        source, "has %d pieces for a vocabulary of %d".formatted(tokenizer.size(), shape.vocabulary()));
            }
            float[] parameters = readParameters(in, new ParameterLayout(shape));
            return new BaseModel(shape, tokenizer, metadata, parameters, bytes);
        });
    }

    private static void writeShape(DataOutput out, Shape shape) throws IOException {
        out.writeInt(shape.vocabulary());
        out.writeInt(shape.width());
        out.writeInt(shape.layers());
        out.writeInt(shape.feedForward());
        out.writeInt(shape.maxTokens());
    }

    private static Shape readShape(DataInput in) throws IOException {
        return new Shape(in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt());
    }

    private static void writeMetadata(DataOutput out, Map<String, String> metadata) throws IOException {
        out.writeInt(metadata.size());
        for (Map.Entry<String, String> entry : new TreeMap<>(metadata).entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeUTF(entry.getValue());
        }
    }

    private static Map<String, String> readMetadata(DataInput in) throws IOException {
        Map<String, String> metadata = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            metadata.put(in.readUTF(), in.readUTF());
        }
        return metadata;
    }

    private static void writeTokenizer(DataOutput out, Tokenizer tokenizer) throws IOException {
        out.writeChar(tokenizer.codeStart());
        out.writeInt(tokenizer.pieces().size());
        for (String piece : tokenizer.pieces()) {
            out.writeUTF(piece);
        }
    }

    private static Tokenizer readTokenizer(DataInput in) throws IOException {
        char codeStart = in.readChar();
        List<String> pieces = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            pieces.add(in.readUTF());
        }
        return Tokenizer.of(pieces, codeStart);
    }

    private static void writeParameters(DataOutput out, ParameterLayout layout, float[] parameters) throws IOException {
        Shape shape = layout.shape();
        writeHalves(out, parameters, 0, shape.vocabulary() * shape.width());
        writeHalves(out, parameters, layout.normsStart(), layout.size());
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (Projection projection : Projection.ALL) {
                Matrix weights = layout.projectionIn(parameters, layer, projection);
                FourBitMatrix.quantize(weights, projection.inputs(shape), projection.outputs(shape))
                        .write(out);
            }
        }
    }

    private static float[] readParameters(DataInput in, ParameterLayout layout) throws IOException {
        Shape shape = layout.shape();
        float[] parameters = new float[layout.size()];
        readHalves(in, parameters, 0, shape.vocabulary() * shape.width());
        readHalves(in, parameters, layout.normsStart(), layout.size());
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (Projection projection : Projection.ALL) {
                FourBitMatrix.read(in, projection.inputs(shape), projection.outputs(shape))
                        .dequantize(layout.projectionIn(parameters, layer, projection));
            }
        }
        return parameters;
    }

    private static void writeHalves(DataOutput out, float[] values, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            out.writeShort(Float.floatToFloat16(values[i]));
        }
    }

    private static void readHalves(DataInput in, float[] values, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            values[i] = Float.float16ToFloat(in.readShort());
        }
    }
}
