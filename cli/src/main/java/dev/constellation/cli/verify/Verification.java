package dev.constellation.cli.verify;

import dev.constellation.cli.terminal.Terminal;
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
        String line;
        while ((line = recording.next()) != null) {
            if (!line.isBlank()) {
                check(recording.place(), line);
            }
        }
        terminal.say("%d passed, %d failed".formatted(passed, failed));
        return failed == 0;
    }

    private void check(String place, String line) {
        try {
            RecordedOutput recorded = RecordedOutput.parse(line);
            String got = evaluate(recorded);
            if (got.equals(quoted(recorded.output()))) {
                passed++;
            } else {
                fail("%s: %s on %s: expected %s, got %s"
                        .formatted(
                                place,
                                shortened(recorded.program()),
                                recorded.input(),
                                quoted(recorded.output()),
                                got));
            }
        } catch (IllegalArgumentException e) {
            fail(place + ": " + e.getMessage());
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

    private static String shortened(String program) {
        return program.length() <= LONGEST_SHOWN ? program : program.substring(0, LONGEST_SHOWN) + "…";
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
