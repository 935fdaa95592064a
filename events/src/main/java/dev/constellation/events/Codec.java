package dev.constellation.events;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Avro single-object encoding of one record type: two marker bytes, the schema's 8-byte fingerprint, the body. The
 * decoder knows every released schema of the type. Records are made by the class loader of their type, which is not
 * everywhere the one that Avro itself would ask.
 *
 * @param <T> record type; safe to share between threads
 */
public final class Codec<T extends SpecificRecord> {
    private final BinaryMessageEncoder<T> encoder;
    private final BinaryMessageDecoder<T> decoder;

    private Codec(Class<T> type) {
        SpecificData data = new SpecificData(type.getClassLoader());
        encoder = new BinaryMessageEncoder<>(data, data.getSchema(type));
        decoder = new BinaryMessageDecoder<>(data, data.getSchema(type));
    }

    /** A codec for the given record type. */
    public static <T extends SpecificRecord> Codec<T> of(Class<T> type) {
        return new Codec<>(type);
    }

    /**
     * A codec that reads records of another type, too, as far as its own type has their fields; the others are passed
     * over without being made, which is most of the time that reading takes.
     *
     * @param type has the written type among its aliases
     */
    public static <T extends SpecificRecord> Codec<T> ofPart(Class<T> type, Class<? extends SpecificRecord> written) {
        Codec<T> codec = new Codec<>(type);
        codec.decoder.addSchema(new SpecificData(written.getClassLoader()).getSchema(written));
        return codec;
    }

    /** Encodes a record. */
    public byte[] encode(T value) {
        try {
            ByteBuffer bytes = encoder.encode(value);
            byte[] result = new byte[bytes.remaining()];
            bytes.get(result);
            return result;
        } catch (IOException e) {
            throw new IllegalStateException("encoding to memory does no input or output", e);
        }
    }

    /**
     * Decodes a record.
     *
     * @throws PoisonException when the bytes are not a record of this type; a dead letter
     * @throws UnknownSchemaException when they were written with a schema this version does not know; the reader must
     *     stop rather than skip
     */
    public T decode(byte @Nullable [] bytes) throws PoisonException {
        if (bytes == null) {
            throw new PoisonException("the record has no value");
        }
        try {
            return decoder.decode(ByteBuffer.wrap(bytes), null);
        } catch (MissingSchemaException e) {
            throw new UnknownSchemaException(e);
        } catch (IOException | RuntimeException e) {
            throw new PoisonException(e);
        }
    }

    /** The bytes are not a record of the expected type. */
    public static final class PoisonException extends Exception {
        private static final long serialVersionUID = 1L;

        PoisonException(String message) {
            super(message);
        }

        PoisonException(Exception cause) {
            super("not a record of this topic: " + cause.getMessage(), cause);
        }
    }

    /** The bytes carry the fingerprint of a schema that this version does not know. */
    public static final class UnknownSchemaException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownSchemaException(MissingSchemaException cause) {
            super(cause.getMessage() + "; a newer version of the service is needed to read this topic", cause);
        }
    }
}
