package dev.constellation.node.api;

import dev.constellation.node.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Reads bodies up to a limit. */
final class Bodies {
    /** A training set or an adapter. */
    static final int MAX_FILE_BYTES = 32 << 20;

    /** A training set with the form around it. */
    static final int MAX_FORM_BYTES = 33 << 20;

    private Bodies() {}

    static byte[] read(InputStream body, int limit) {
        try {
            byte[] bytes = body.readNBytes(limit + 1);
            if (bytes.length > limit) {
                body.transferTo(OutputStream.nullOutputStream());
                throw tooLarge(limit);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("the body ended early", e);
        }
    }

    static RefusedException tooLarge(long limit) {
        return RefusedException.tooLarge("the body has more than the %d bytes that are allowed here".formatted(limit));
    }
}
