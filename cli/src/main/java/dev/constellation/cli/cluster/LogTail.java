package dev.constellation.cli.cluster;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The end of a log file, read without reading all of it. */
public final class LogTail {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int SHOWN = 15;

    private LogTail() {}

    /** The last lines; none when the file cannot be read. */
    public static List<String> of(Path log, int count) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(MOST_BYTES, file.length())];
            file.seek(file.length() - end.length);
            file.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The last lines, but no stack frames, indented below a heading, to be put behind an error message. */
    static String below(Path log) {
        List<String> lines = of(log, Integer.MAX_VALUE).stream()
                .filter(line -> !line.startsWith("\tat ") && !line.startsWith("\t..."))
                .toList();
        return "\nThe end of %s:\n".formatted(log)
                + lines.stream()
                        .skip(Math.max(0, lines.size() - SHOWN))
                        .map("  "::concat)
                        .collect(Collectors.joining("\n"));
    }
}
