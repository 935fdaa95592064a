package dev.constellation.verifier.topology;

import dev.constellation.events.avro.FailureCategory;
import org.jspecify.annotations.Nullable;

/** A record that cannot be processed and becomes a dead letter. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whose fault it is. */
    private final FailureCategory category;

    /** Id of the chunk, when it could be read. */
    private final @Nullable String subject;

    RefusedException(FailureCategory category, @Nullable String subject, String message) {
        super(message);
        this.category = category;
        this.subject = subject;
    }

    FailureCategory category() {
        return category;
    }

    @Nullable
    String subject() {
        return subject;
    }
}
