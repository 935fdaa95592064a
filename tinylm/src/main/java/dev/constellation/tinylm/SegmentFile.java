package dev.constellation.tinylm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows from a file of JSON lines, plain or {@code .gz}: each line an array of strings, by turns context and target.
 *
 * <p>Rows longer than {@code maxTokens} are left out and counted.
 */
final class SegmentFile implements Iterator<TrainingRow>, AutoCloseable {
    private final Path file;
    private final Tokenizer tokenizer;
    private final int maxTokens;
    private final boolean repeat;
    private BufferedReader reader;
    private @Nullable TrainingRow next;
    private long line;
    private long rowsOfPass;
    private long tooLong;

    /** @param repeat whether to begin anew at the end of the file */
    SegmentFile(Path file, Tokenizer tokenizer, int maxTokens, boolean repeat) throws IOException {
        this.file = file;
        this.tokenizer = tokenizer;
        this.maxTokens = maxTokens;
        this.repeat = repeat;
        this.reader = open(file);
        this.next = advance();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public TrainingRow next() {
        TrainingRow row = next;
        if (row == null) {
            throw new NoSuchElementException("end of " + file);
        }
        try {
            next = advance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return row;
    }

    /** Rows left out so far because they were too long. */
    long tooLong() {
        return tooLong;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private @Nullable TrainingRow advance() throws IOException {
        while (true) {
            String text = reader.readLine();
            if (text == null) {
                if (!repeat || rowsOfPass == 0) {
                    return null;
                }
                rewind();
                continue;
            }
            line++;
            TrainingRow row = text.isBlank() ? null : parse(text);
            if (row != null && row.tokens().length <= maxTokens) {
                rowsOfPass++;
                return row;
            }
            tooLong += row == null ? 0 : 1;
        }
    }

    private TrainingRow parse(String text) {
        try {
            return TrainingRow.ofSegments(tokenizer, JsonStrings.parseArray(text));
        } catch (IllegalArgumentException e) {
            throw new MalformedModelException(file + " line " + line, String.valueOf(e.getMessage()));
        }
    }

    private void rewind() throws IOException {
        reader.close();
        reader = open(file);
        line = 0;
        rowsOfPass = 0;
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
        return new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8), 1 << 16);
    }
}
