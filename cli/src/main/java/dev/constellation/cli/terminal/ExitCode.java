package dev.constellation.cli.terminal;

/** What the process returns to its caller. */
public final class ExitCode {
    /** Everything was done. */
    public static final int SUCCESS = 0;

    /** Something failed: a study, a process, or a checked line. */
    public static final int FAILURE = 1;

    /** What was asked for makes no sense: arguments or input files are wrong. */
    public static final int BAD_INPUT = 2;

    private ExitCode() {}
}
