package dev.constellation.core;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/**
 * Accumulates fields into a SHA-256 digest. Every field is preceded by its length, so that no two different sequences of
 * fields meet in the same bytes. Ids and seeds of the whole system are computed here.
 */
public final class Digest {
    /** Bytes of a SHA-256 digest that make an id: 16, printed as 32 hexadecimal digits. */
    private static final int ID_BYTES = 16;

    private final MessageDigest sha = sha256();

    private Digest() {}

    /** Starts a digest of the given kind, so that ids of different kinds cannot be equal. */
    public static Digest of(String kind) {
        return new Digest().add(kind);
    }

    /** SHA-256 of plain bytes in hexadecimal, as printed by {@code sha256sum}. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** Adds a string. */
    public Digest add(String field) {
        return add(field.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds bytes. */
    public Digest add(byte[] field) {
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
        sha.update(field);
        return this;
    }

    /** Adds an integer. */
    public Digest add(long field) {
        return add(ByteBuffer.allocate(Long.BYTES).putLong(field).array());
    }

    /** Adds a floating-point number by its bits. */
    public Digest add(double field) {
        return add(Double.doubleToLongBits(field));
    }

    /** Adds a list: its size, then its elements. */
    public Digest addAll(Collection<String> fields) {
        add(fields.size());
        fields.forEach(this::add);
        return this;
    }

    /** The id: 32 hexadecimal digits. Ends this digest. */
    public String id() {
        return HexFormat.of().formatHex(sha.digest(), 0, ID_BYTES);
    }

    /** A seed: the first 63 bits of the digest, not negative. Ends this digest. */
    public long seed() {
        return ByteBuffer.wrap(sha.digest()).getLong() >>> 1;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
