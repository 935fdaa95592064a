package dev.constellation.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file, to be put behind an error message. */
final class LogTail {
    private static final int LINES = 12;

    private LogTail() {}

    /** The last lines behind a heading that names the file; says so when there is nothing to show. */
    static String of(Path logFile) {
        try {
            List<String> lines = Files.readAllLines(logFile);
            List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
            return "; the end of " + logFile + ":" + System.lineSeparator() + String.join(System.lineSeparator(), last);
        } catch (IOException e) {
            return "; its log " + logFile + " cannot be read";
        }
    }
}
