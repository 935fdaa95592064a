package dev.constellation.strings.language;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A branch ready to run. Immutable and thread-safe. */
final class CompiledBranch {
    private final CompiledPart[] parts;
    private final Profile.Limits limits;

    private CompiledBranch(CompiledPart[] parts, Profile.Limits limits) {
        this.parts = parts;
        this.limits = limits;
    }

    static CompiledBranch of(Branch branch, Profile profile) {
        CompiledPart[] parts = new CompiledPart[branch.parts().size()];
        Arrays.setAll(parts, i -> CompiledPart.of(branch.parts().get(i), profile));
        return new CompiledBranch(parts, profile.limits());
    }

    /** The output for a row within the limits, or null when the row is an error. */
    @Nullable
    String run(List<String> columns) {
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

    private @Nullable String part(CompiledPart part, List<String> columns) {
        String text = part.run(columns);
        return text == null || text.length() > limits.partOutput() ? null : text;
    }
}
