package dev.constellation.strings.language;

import dev.constellation.core.domain.CompiledProgram;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The evaluator. It is the hot path of every verifier and is fed with whatever a model writes, so it has to be fast and
 * unable to do harm.
 *
 * <p>A program is compiled once into an array of chains (see {@link CompiledPart}); a run walks them with no tree, no
 * recursion and no regular-expression engine. Matches are pairs of offsets packed into a long, so a run allocates its
 * intermediate values, its output and nothing else. Runs share nothing and need no locks.
 *
 * <p>Bounds: the language has no loops, every operator is linear in its value, and none makes an ASCII value longer, so a
 * run costs O(nodes x input length). (One corner of the reference profile is quadratic, see {@link ReferenceSemantics};
 * full case mapping there can lengthen a value threefold per level.) The working profiles also refuse inputs over 200
 * characters and cut parts at 256 and outputs at 1024: the row is then an error.
 */
final class Executable implements CompiledProgram {
    private final String canonical;
    private final int size;
    private final CompiledPart[] parts;
    private final Profile.Limits limits;

    private Executable(String canonical, int size, CompiledPart[] parts, Profile.Limits limits) {
        this.canonical = canonical;
        this.size = size;
        this.parts = parts;
        this.limits = limits;
    }

    /** Compiles a canonical program. */
    static Executable of(Program program, Profile profile) {
        CompiledPart[] parts = program.parts().stream()
                .map(part -> CompiledPart.of(part, profile))
                .toArray(CompiledPart[]::new);
        return new Executable(Printer.print(program, profile), program.size(), parts, profile.limits());
    }

    @Override
    public String canonical() {
        return canonical;
    }

    @Override
    public int parts() {
        return parts.length;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public @Nullable String run(List<String> columns) {
        if (!admits(columns)) {
            return null;
        }
        if (parts.length == 1) {
            return part(parts[0], columns);
        }
        String[] outputs = new String[parts.length];
        int length = 0;
        for (int i = 0; i < parts.length; i++) {
            String output = part(parts[i], columns);
            if (output == null || output.length() > limits.output() - length) {
                return null;
            }
            length += output.length();
            outputs[i] = output;
        }
        return String.join("", outputs);
    }

    private boolean admits(List<String> columns) {
        if (columns.size() > limits.columns()) {
            return false;
        }
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).length() > limits.input()) {
                return false;
            }
        }
        return true;
    }

    private @Nullable String part(CompiledPart part, List<String> columns) {
        String text = part.run(columns);
        return text == null || text.length() > limits.partOutput() ? null : text;
    }
}
