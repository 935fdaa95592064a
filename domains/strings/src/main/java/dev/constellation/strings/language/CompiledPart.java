package dev.constellation.strings.language;

import dev.constellation.strings.language.Part.Constant;
import dev.constellation.strings.language.Part.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part ready to run. As every operator takes one value, a part is a column and a chain of steps, without recursion.
 * Immutable and thread-safe.
 */
public final class CompiledPart {
    private static final Step[] NO_STEPS = {};

    private final int column;
    private final String constant;
    private final Step[] steps;

    private CompiledPart(int column, String constant, Step[] steps) {
        this.column = column;
        this.constant = constant;
        this.steps = steps;
    }

    /** Compiles a part. */
    public static CompiledPart of(Part part, Profile profile) {
        return switch (part) {
            case Constant(String text) -> new CompiledPart(-1, text, NO_STEPS);
            case Value value -> new CompiledPart(value.column().number() - 1, "", steps(value, profile));
        };
    }

    private static Step[] steps(Value value, Profile profile) {
        Step[] steps = new Step[value.depth()];
        int i = steps.length;
        for (Value v = value; v instanceof Operation operation; v = operation.of()) {
            steps[--i] = Step.of(operation, profile);
        }
        return steps;
    }

    /** The part's output for a row, or null when the row is an error. */
    public @Nullable String run(List<String> columns) {
        if (column < 0) {
            return constant;
        }
        if (column >= columns.size()) {
            return null;
        }
        String value = columns.get(column);
        for (Step step : steps) {
            String next = step.apply(value);
            if (next == null) {
                return null;
            }
            value = next;
        }
        return value;
    }
}
