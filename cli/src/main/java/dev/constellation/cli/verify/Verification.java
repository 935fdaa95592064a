package dev.constellation.cli.verify;

import dev.constellation.cli.terminal.Terminal;
import dev.constellation.core.Legible;
import dev.constellation.core.domain.CompiledProgram;
import dev.constellation.core.domain.Language;
import dev.constellation.core.domain.ProgramException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Compares recorded outputs with what the evaluator returns. */
public final class Verification {
    private static final int CACHED_PROGRAMS = 4096;
    private static final int LONGEST_SHOWN = 400;

    private final Language language;
    private final Terminal terminal;
    private final Map<String, CompiledProgram> compiled = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompiledProgram> eldest) {
            return size() > CACHED_PROGRAMS;
        }
    };
    private long passed;
    private long failed;

    /** Compares against a language and reports to a terminal. */
    public Verification(Language language, Terminal terminal) {
        this.language = language;
        this.terminal = terminal;
    }

    /** Reads all lines and prints each disagreement, then the counts; true when all agree. */
    public boolean run(Recording recording) throws IOException {
        while (recording.advance()) {
            check(recording);
        }
        terminal.say("%d passed, %d failed".formatted(passed, failed));
        return failed == 0;
    }

    private void check(Recording recording) {
        try {
            String line = recording.line();
            if (!line.isBlank()) {
                check(recording.place(), RecordedOutput.parse(line));
            }
        } catch (IllegalArgumentException e) {
            fail(recording.place() + ": " + e.getMessage());
        }
    }

    private void check(String place, RecordedOutput recorded) {
        String got = evaluate(recorded);
        if (got.equals(quoted(recorded.output()))) {
            passed++;
        } else {
            fail("%s: %s on %s: expected %s, got %s"
                    .formatted(
                            place,
                            shown(recorded.program()),
                            shown(recorded.input().toString()),
                            shown(quoted(recorded.output())),
                            shown(got)));
        }
    }

    private String evaluate(RecordedOutput recorded) {
        try {
            CompiledProgram program = compiled.get(recorded.program());
            if (program == null) {
                program = language.compile(recorded.program());
                compiled.put(recorded.program(), program);
            }
            String output = program.run(recorded.input());
            return output == null ? "an error" : quoted(output);
        } catch (ProgramException e) {
            return "no program: " + e.getMessage();
        }
    }

    private void fail(String message) {
        failed++;
        terminal.say(message);
    }

    private static String shown(String text) {
        return Legible.of(text, LONGEST_SHOWN);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
