package dev.constellation.cli.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process for good: its number together with the moment it started.
 *
 * @param pid the system's number, which the system gives again to later processes
 * @param startMillis when it started, in milliseconds since the epoch; 0 where the system does not say
 */
record ProcessId(long pid, long startMillis) {
    /** How much the system's own account of a start may move when its clock is set. */
    private static final long TOLERANCE_MILLIS = 2_000;

    private static final Pattern TEXT = Pattern.compile("(\\d+) (\\d+)");

    static ProcessId of(ProcessHandle process) {
        return new ProcessId(
                process.pid(),
                process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    /** The running process, or nothing when it ended or its number belongs to another one by now. */
    Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> Math.abs(of(process).startMillis - startMillis) <= TOLERANCE_MILLIS)
                .filter(process -> !isZombie());
    }

    /** An ended process whose parent has not asked for its exit code; Java takes it for a running one. */
    private boolean isZombie() {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }

    static Optional<ProcessId> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new ProcessId(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return pid + " " + startMillis;
    }
}
