package dev.constellation.cli.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Lines of recorded outputs, from a file (packed when it ends in {@code .gz}) or from standard input. */
public final class Recording implements AutoCloseable {
    private final String name;
    private final BufferedReader reader;
    private int line;

    private Recording(String name, InputStream bytes) {
        this.name = name;
        this.reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }

    /** Opens a file, or standard input by the name {@code -}. */
    public static Recording open(String file) throws IOException {
        if (file.equals("-")) {
            return new Recording("standard input", System.in);
        }
        InputStream bytes = Files.newInputStream(Path.of(file));
        return new Recording(file, file.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes);
    }

    /** The next line; null at the end. */
    @Nullable
    String next() throws IOException {
        line++;
        return reader.readLine();
    }

    /** File and number of the line that was read last. */
    String place() {
        return name + ":" + line;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
