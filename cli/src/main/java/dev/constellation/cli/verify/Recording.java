package dev.constellation.cli.verify;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Lines of recorded outputs, from a file (packed when it ends in {@code .gz}) or from standard input; no more than one
 * line, and of that no more than is allowed, is in memory.
 */
public final class Recording implements AutoCloseable {
    private static final int LONGEST_LINE = 100_000;

    private final String name;
    private final InputStream bytes;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long length;
    private int number;

    private Recording(String name, InputStream bytes) {
        this.name = name;
        this.bytes = new BufferedInputStream(bytes);
    }

    /** Opens a file, or standard input by the name {@code -}. */
    public static Recording open(String file) throws IOException {
        if (file.equals("-")) {
            return new Recording("standard input", System.in);
        }
        InputStream bytes = Files.newInputStream(Path.of(file));
        return new Recording(file, file.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes);
    }

    /** Goes to the next line; false at the end. */
    boolean advance() throws IOException {
        kept.reset();
        length = 0;
        number++;
        int next = bytes.read();
        boolean any = next >= 0;
        for (; next >= 0 && next != '\n'; next = bytes.read()) {
            if (length++ < LONGEST_LINE) {
                kept.write(next);
            }
        }
        return any;
    }

    /**
     * The text of the line.
     *
     * @throws IllegalArgumentException when it is too long or no text
     */
    String line() {
        if (length > LONGEST_LINE) {
            throw new IllegalArgumentException("%d bytes, allowed are up to %d".formatted(length, LONGEST_LINE));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(kept.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("no UTF-8 text", e);
        }
    }

    /** File and number of the line. */
    String place() {
        return name + ":" + number;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
