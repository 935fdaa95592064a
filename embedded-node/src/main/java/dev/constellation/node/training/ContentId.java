package dev.constellation.node.training;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Ids that follow from content: the first 32 hexadecimal digits of a SHA-256 digest. */
final class ContentId {
    private static final int BYTES = 16;

    private ContentId() {}

    /** Of a sequence of fields, none of which contains a line break. */
    static String of(List<?> fields) {
        MessageDigest digest = sha256();
        fields.forEach(field -> digest.update((field + "\n").getBytes(StandardCharsets.UTF_8)));
        return print(digest);
    }

    static String print(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
