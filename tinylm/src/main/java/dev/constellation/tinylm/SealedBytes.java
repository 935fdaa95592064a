package dev.constellation.tinylm;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The envelope of this module's files: eight bytes of magic, a version, the body's length, the body and its CRC-32, all
 * big-endian.
 *
 * @param magic eight ASCII characters
 * @param version the only version that is written and read
 */
record SealedBytes(String magic, int version) {
    private static final int HEADER = 8 + 4 + 4;
    private static final int TRAILER = 4;

    /** Writes a body. */
    @FunctionalInterface
    interface Writer {
        void write(DataOutput out) throws IOException;
    }

    /** Reads a body. */
    @FunctionalInterface
    interface Reader<T> {
        T read(DataInput in) throws IOException;
    }

    byte[] seal(Writer writer) {
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            writer.write(new DataOutputStream(body));
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(file);
            out.write(magic.getBytes(StandardCharsets.US_ASCII));
            out.writeInt(version);
            out.writeInt(body.size());
            body.writeTo(out);
            out.writeInt(checksum(body.toByteArray()));
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param source names the bytes in errors
     * @throws MalformedModelException when the envelope or the body is not as it should be
     */
    <T> T open(String source, byte[] bytes, Reader<T> reader) {
        byte[] body = body(source, bytes);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(body));
        try {
            T value = reader.read(in);
            require(in.available() == 0, source, "has %d bytes too many".formatted(in.available()));
            return value;
        } catch (EOFException e) {
            throw new MalformedModelException(source, "its content ends early");
        } catch (IOException e) {
            throw new MalformedModelException(source, String.valueOf(e.getMessage()));
        } catch (MalformedModelException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new MalformedModelException(source, String.valueOf(e.getMessage()));
        }
    }

    private byte[] body(String source, byte[] bytes) {
        byte[] expected = magic.getBytes(StandardCharsets.US_ASCII);
        boolean known = bytes.length >= expected.length
                && Arrays.equals(bytes, 0, expected.length, expected, 0, expected.length);
        require(known, source, "does not begin with " + magic);
        require(bytes.length >= HEADER, source, "is truncated");
        ByteBuffer header = ByteBuffer.wrap(bytes, expected.length, HEADER - expected.length);
        int found = header.getInt();
        require(found == version, source, "has version %d; this program reads %d".formatted(found, version));
        int length = header.getInt();
        long whole = (long) HEADER + length + TRAILER;
        require(bytes.length >= whole, source, "is truncated: %d of %d bytes".formatted(bytes.length, whole));
        require(bytes.length == whole, source, "has %d bytes too many".formatted(bytes.length - whole));
        byte[] body = Arrays.copyOfRange(bytes, HEADER, HEADER + length);
        int checksum = ByteBuffer.wrap(bytes, HEADER + length, TRAILER).getInt();
        require(checksum == checksum(body), source, "is corrupt: its checksum does not match");
        return body;
    }

    private static int checksum(byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        return (int) crc.getValue();
    }

    private static void require(boolean holds, String source, String problem) {
        if (!holds) {
            throw new MalformedModelException(source, problem);
        }
    }
}
