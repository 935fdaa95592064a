package dev.constellation.strings.language;

import org.jspecify.annotations.Nullable;

/** One compiled operator. */
@FunctionalInterface
interface Step {
    /** The operator's result, or null when the row is an error. */
    @Nullable
    String apply(String value);

    /** The operators of a profile. */
    static Step of(Operation operation, Profile profile) {
        return switch (profile) {
            case RF -> new ReferenceSemantics(profile).step(operation);
            case FF, FF_STRICT -> new WorkingSemantics(profile).step(operation);
        };
    }
}
